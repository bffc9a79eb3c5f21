import { test } from 'tap'
import { operations } from '../../src/explo/operations/index.ts'
import type { ExploFake } from '../../src/index.ts'
import { refusalBody } from '../support/dialect.ts'
import { overEveryTransport, startFake } from '../support/helper.ts'
import { bodyAbout } from '../support/operation-body.ts'
import { customers, tokens, twoGroups } from '../support/two-groups.ts'

const { acme, globex, initech } = customers

/** Operations that write the values that the customer already has. */
const echoes = ['updateCustomer', 'updateEndUser', 'updateUserGroup']

for (const operation of operations) {
  const { name, method, url: path } = operation

  overEveryTransport(
    `${name} does not reach records of another visibility group`,
    { fixtures: twoGroups },
    async (t, { explo, call }) => {
      const before = await belongingsOf(explo, 'Sandbox')

      const reply = await call(method, path, bodyAbout(initech, operation))

      t.notMatch(JSON.stringify(reply.body), initech.token)
      t.notMatch(JSON.stringify(reply.body), initech.name)
      t.notMatch(JSON.stringify(reply.body), initech.end_users[0]?.email)
      t.strictSame(await belongingsOf(explo, 'Sandbox'), before)
    },
  )

  test(`${name} with an id of two groups reaches the record in the group of the API token`, async (t) => {
    const { explo, call } = await startFake(t, { fixtures: twoGroups })
    const before = await belongingsOf(explo, 'Sandbox')

    const reply = await call(method, path, bodyAbout(acme, operation))

    t.equal(reply.status, 200)
    t.notMatch(JSON.stringify(reply.body), customers.sandboxAcme.token)
    t.strictSame(await belongingsOf(explo, 'Sandbox'), before)
  })

  test(`${name} changes the state only if it writes, and the journal lists its changes`, async (t) => {
    const { explo, call } = await startFake(t, { fixtures: twoGroups })
    const before = await explo.inspect()

    await call(method, path, bodyAbout(globex, operation))

    const [request] = await explo.requests.list()
    const hasChanged = JSON.stringify(await explo.inspect()) !== JSON.stringify(before)
    // The outbox is not part of the state.
    const changes = request?.changes.filter(({ kind }) => kind !== 'e-mail') ?? []
    t.equal(changes.length > 0, hasChanged || echoes.includes(name))
    if (operation.permission === 'read-only') t.notOk(hasChanged)
  })
}

test('the same id is a different customer in each visibility group', async (t) => {
  const { post } = await startFake(t, { fixtures: twoGroups })
  const umbrella = { user_group_id: 'umbrella', name: 'Umbrella' }

  const inProduction = await post('/api/create_user_group/', umbrella, tokens.production)
  const inSandbox = await post('/api/create_user_group/', { ...umbrella, name: 'Play' }, tokens.sandbox)
  const again = await post('/api/create_user_group/', umbrella, tokens.sandbox)

  const [one, other] = [inProduction, inSandbox].map(({ body }) => body.user_group as Record<string, unknown>)
  t.match(inProduction.body, { new_user_group: true, user_group: { name: 'Umbrella' } })
  t.match(inSandbox.body, { new_user_group: true, user_group: { name: 'Play' } })
  t.strictSame(again.body, { ...inSandbox.body, new_user_group: false })
  t.not(one?.token, other?.token)
})

test('the journal names the visibility group of a customer that the API token cannot reach', async (t) => {
  const { explo, call, post } = await startFake(t, { fixtures: twoGroups })

  const byId = await post('/api/update_user_group/', { user_group_id: 'initech' })
  const body = { current_token: initech.token }
  const byToken = await call('DELETE', '/api/delete_user_group/', body)

  const reason = '404: customer "initech" exists in visibility group Sandbox; this API token belongs to Production'
  t.strictSame(byId, { status: 404, body: refusalBody('Not found.') })
  t.strictSame(byToken, { status: 404, body: refusalBody('Not found.') })
  t.match(await explo.requests.list(), [
    { reason, assumptions: ['visibilityGroups'], visibilityGroup: 'Production' },
    { reason, assumptions: ['visibilityGroups'], visibilityGroup: 'Production' },
  ])
})

async function belongingsOf(explo: ExploFake, visibilityGroup: string) {
  const { customers: all = [], blueprints = [], portals = [], embed_secrets = [] } = await explo.inspect()
  return [...all, ...blueprints, ...portals, ...embed_secrets].filter(
    (item) => item.visibility_group === visibilityGroup,
  )
}
