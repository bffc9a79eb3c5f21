import type { Operation } from './operation.ts'
import { httpRefusals, plainRefusalKinds } from './refusals/http-refusals.ts'
import { Refusal } from './refusals/refusal.ts'
import type { Service } from './service.ts'

const body = { error: '{detail}' }

/** What any client can get that does not keep to HTTP or to the credentials. */
const alwaysRefused = Object.entries(plainRefusalKinds).flatMap(([name, kind]) => (kind.isExpected ? [] : [name]))

/**
 * The parts of a service that has no groups, names, access rules and refusals of its own.
 *
 * @param operations The first one creates a record, and the last one uses it.
 */
export function plainService(name: string, operations: readonly Operation[]) {
  const prefix = name.toUpperCase().replaceAll(/\W+/g, '_')
  const [create, use] = [operations[0], operations.at(-1)] as [Operation, Operation]
  return {
    name,
    groups: [{ tag: name, description: `All operations of ${name}.`, operations }],
    examples: { create: { operation: create, where: {} }, use: { operation: use, where: {} } },
    environmentNames: {
      url: `${prefix}_API_URL`,
      apiToken: `${prefix}_API_TOKEN`,
      readOnlyToken: `${prefix}_READ_ONLY_API_TOKEN`,
    },
    assumptions: { errorBody: { says: 'The bodies of refusals.', basis: 'assumed', options: ['plain'] } },
    authorize({ apiToken, credentials: { flaw } }, operations) {
      if (!apiToken) throw new Refusal('unauthorized', { reason: flaw ?? 'the API token is unknown' })
      if (apiToken.permission === 'read-only' && operations.every(({ permission }) => permission === 'read-write')) {
        throw new Refusal('forbidden', { reason: 'the API token is read-only' })
      }
      return apiToken
    },
    refusalKinds: plainRefusalKinds,
    refusalsOf: ({ permission, refusals }) => [
      ...alwaysRefused,
      ...(permission === 'read-write' ? ['forbidden'] : []),
      'wrongFields',
      ...refusals,
    ],
    assumeRefusals: () => ({ errorBody: { plain: body, fields: body } }),
    refusals: {
      ...httpRefusals(name),
      wrongFields: (errors) =>
        new Refusal('wrongFields', { reason: errors.map((error) => error.instancePath).join(', ') }),
    },
    loadProbe: async () => ({ mutants: [], alsoRestsOn: () => [] }),
  } satisfies Partial<Service>
}
