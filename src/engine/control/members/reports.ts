import { Type } from '@sinclair/typebox'
import { AssumptionReport, CoverageReport, LintReport, OpenApi, RouteReport } from '../control-schemas.ts'
import type { Member } from '../member.ts'

/** What is known about the service, the client and the suite. */
export const reportMembers: readonly Member[] = [
  {
    method: 'GET',
    path: '/state',
    says: 'The whole state, as a fixture, with tokens in clear text.',
    answer: Type.Unsafe<unknown>({ $ref: '#/components/schemas/Fixture' }),
    handle: { inspect: {} },
    run: ({ handle }) => handle.inspect(),
  },
  {
    method: 'GET',
    path: '/lint',
    says: 'What the tested client had better not do.',
    answer: LintReport,
    errors: ['LINT'],
    handle: { lint: {} },
    run: ({ handle }) => handle.lint(),
  },
  {
    method: 'GET',
    path: '/coverage',
    says: 'Which documented outcomes have been answered, by all worlds and over all resets.',
    answer: CoverageReport,
    handle: { coverage: {} },
    run: ({ handle }) => handle.coverage(),
  },
  {
    method: 'GET',
    path: '/assumptions',
    says: 'Every decision about behaviour that the service does not document, with the option in force.',
    answer: Type.Object({ assumptions: Type.Array(AssumptionReport) }),
    handle: { assumptions: { returns: ({ assumptions }) => assumptions } },
    run: async ({ handle }) => ({ assumptions: await handle.assumptions() }),
  },
  {
    method: 'GET',
    path: '/routes',
    says: 'The support matrix: each operation of the service, and how well its parts are founded.',
    answer: Type.Object({ routes: Type.Array(RouteReport) }),
    handle: { routes: { returns: ({ routes }) => routes } },
    run: async ({ handle }) => ({ routes: await handle.routes() }),
  },
  {
    method: 'GET',
    path: '/openapi.json',
    says: 'The API of the service as the fake answers it, in OpenAPI 3.1.',
    query: Type.Object({
      serverUrl: Type.Optional(
        Type.String({ description: 'Where a reader finds the API. Left out: where this call went.' }),
      ),
    }),
    answer: OpenApi,
    handle: { openApi: { send: (serverUrl) => ({ query: { serverUrl } }) } },
    run: ({ handle, query, request: { protocol, host } }) => handle.openApi(query.serverUrl ?? `${protocol}://${host}`),
  },
]
