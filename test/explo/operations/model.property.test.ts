import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { test } from 'tap'
import { createExploFake, type ExploFake, type Fixture } from '../../../src/index.ts'
import { inTestDialect } from '../../support/helper.ts'
import { UserGroupModel, type UserGroupRequest } from '../../support/user-group-model.ts'

const visibilityGroups = ['Production', 'Sandbox']
const apiTokens = new Map([
  ['write-production', { visibilityGroup: 'Production', mayWrite: true }],
  ['read-production', { visibilityGroup: 'Production', mayWrite: false }],
  ['write-sandbox', { visibilityGroup: 'Sandbox', mayWrite: true }],
  ['read-sandbox', { visibilityGroup: 'Sandbox', mayWrite: false }],
])
const fixtures = {
  team_id: 113,
  visibility_groups: visibilityGroups.map((name) => ({
    name,
    api_tokens: [...apiTokens]
      .filter(([, { visibilityGroup }]) => visibilityGroup === name)
      .map(([token, { mayWrite }]) => ({
        token,
        permission: mayWrite ? ('read-write' as const) : ('read-only' as const),
      })),
  })),
}
const places = {
  createUserGroup: { method: 'POST', path: '/api/create_user_group/' },
  updateUserGroup: { method: 'POST', path: '/api/update_user_group/' },
  refreshUserGroupToken: { method: 'POST', path: '/api/refresh_user_group_token/' },
  deleteUserGroup: { method: 'DELETE', path: '/api/delete_user_group/' },
}

// Few ids, so that requests concern the same groups; mostly writing tokens, so that requests change something.
const id = fc.constantFrom('acme', 'globex', '__proto__')
const writer = fc.constantFrom('write-production', 'write-sandbox')
const sender = fc.oneof(
  { weight: 5, arbitrary: writer },
  { weight: 1, arbitrary: fc.constantFrom('read-production', 'read-sandbox', 'unknown', null) },
)
const often = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof<[fc.WeightedArbitrary<unknown>, fc.WeightedArbitrary<unknown>]>(
    { weight: 20, arbitrary },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
  )
const object = fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
const mapping = fc.dictionary(fc.constantFrom('40', '134', 'toString'), fc.constantFrom('213', '386'))
const fields = {
  name: often(fc.string({ minLength: 1, maxLength: 5, unit: 'binary' }).filter((name) => !name.includes('\0'))),
  mapping: often(fc.option(mapping)),
  is_demo_group: often(fc.option(fc.boolean())),
  properties: often(fc.option(object)),
}

/** Selects the token of a request when it is sent: a group's current token, or any token that was issued before. */
const holder = fc.record({
  visibilityGroup: fc.constantFrom(...visibilityGroups),
  id,
  former: fc.option(fc.nat({ max: 5 }), { freq: 4 }),
})

const writing = fc.record({
  operation: fc.constantFrom('createUserGroup' as const, 'updateUserGroup' as const),
  apiToken: sender,
  body: fc.record({ user_group_id: often(id), ...fields }, { requiredKeys: ['user_group_id'] }),
})
const creating = fc.record({
  operation: fc.constant('createUserGroup' as const),
  apiToken: writer,
  body: fc.record({ user_group_id: id, name: fc.constantFrom('Acme', 'Globex') }),
})
const naming = holder.chain((whose) =>
  fc.record({
    operation: fc.constantFrom(
      'refreshUserGroupToken' as const,
      'refreshUserGroupToken' as const,
      'deleteUserGroup' as const,
    ),
    apiToken: fc.oneof(
      { weight: 3, arbitrary: fc.constant(`write-${whose.visibilityGroup.toLowerCase()}`) },
      { weight: 1, arbitrary: sender },
    ),
    body: fc.constant({ holder: whose }),
  }),
)
const misnaming = fc.record({
  operation: fc.constantFrom('refreshUserGroupToken' as const, 'deleteUserGroup' as const),
  apiToken: writer,
  body: fc.record(
    { current_token: often(fc.string({ maxLength: 3 })), user_group_id: often(id) },
    { requiredKeys: [] },
  ),
})
const command = fc.oneof(
  { weight: 8, arbitrary: writing },
  { weight: 8, arbitrary: creating },
  { weight: 8, arbitrary: naming },
  { weight: 2, arbitrary: misnaming },
  { weight: 1, arbitrary: fc.constant('reset' as const) },
)
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never

test('any sequence of requests gives the answers and the state of the model', async (t) => {
  const explo = await createExploFake({ listen: false, fixtures, ...inTestDialect() })
  t.teardown(() => explo.close())

  await t.resolves(
    fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 60, size: 'max' }), async (commands) => {
        await explo.reset()
        await compare(explo, commands)
      }),
      { numRuns: 60 },
    ),
  )
})

/** Sends the commands in sequence, and throws at the first difference. */
async function compare(explo: ExploFake, commands: readonly Command[]): Promise<void> {
  let model = new UserGroupModel(fixtures.team_id, apiTokens)
  for (const command of commands) {
    if (command === 'reset') {
      await explo.reset()
      model = new UserGroupModel(fixtures.team_id, apiTokens)
    } else {
      const request = resolved(command, model)
      const reply = await send(explo, request)
      const expected = model.answer(request, reply.body.user_group?.token)
      deepStrictEqual(reply, expected)
    }
    const stored = (await explo.inspect()).customers ?? []
    deepStrictEqual(stored.map(withoutNumber), model.stored())
  }
}

/** Removes the customer numbers, which no operation of this model returns. */
function withoutNumber({ customer_id: _, ...customer }: NonNullable<Fixture['customers']>[number]) {
  return customer
}

/** The request of a command in the current state, with its body as JSON encodes it. */
function resolved(command: Exclude<Command, 'reset'>, model: UserGroupModel): UserGroupRequest {
  const { operation, apiToken, body } = command
  return { operation, apiToken, body: JSON.parse(JSON.stringify('holder' in body ? named(body.holder, model) : body)) }
}

function named(whose: { visibilityGroup: string; id: string; former: number | null }, model: UserGroupModel) {
  const token = whose.former === null ? model.tokenOf(whose.visibilityGroup, whose.id) : model.issued[whose.former]
  return { current_token: token ?? 'never issued' }
}

async function send(explo: ExploFake, { operation, apiToken, body }: UserGroupRequest) {
  const { method, path } = places[operation]
  const reply = await explo.fetch(`https://api.explo.co${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(apiToken !== null && { 'explo-authorization': `Token ${apiToken}` }),
    },
    body: JSON.stringify(body),
  })
  return { status: reply.status, body: (await reply.json()) as { user_group?: { token: string } } }
}
