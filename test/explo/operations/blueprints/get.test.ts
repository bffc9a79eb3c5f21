import { test } from 'tap'
import { location, oneBlueprint, twoCustomers } from '../../../support/blueprints.ts'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, readOnlyToken, startFake } from '../../../support/helper.ts'
import { tokens, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/get_customer_blueprints/'
const acme = { customer_id: 'acme' }

overEveryTransport(
  'the blueprints of a customer are listed in the order of creation',
  { fixtures: oneBlueprint },
  async (t, { post }) => {
    await post('/api/create_blueprint/', { ...acme, blueprint_name: 'Costs', tables: [location] })
    await post('/api/create_blueprint/', { customer_id: 'globex', blueprint_name: 'Other', tables: [] })

    const { status, body } = await post(path, acme)

    const [, second] = body.blueprints as { embed_id: string }[]
    t.equal(status, 200)
    t.match(second?.embed_id, /^[A-Za-z0-9]{6}$/)
    t.strictSame(body, {
      success: 1,
      blueprints: [
        { id: 10, embed_id: 'A14aZ3', name: 'Sales' },
        { id: 1, embed_id: second?.embed_id, name: 'Costs' },
      ],
    })
  },
)

test('a customer without blueprints has an empty list', async (t) => {
  const { post } = await startFake(t, { fixtures: twoCustomers })

  t.strictSame(await post(path, acme), { status: 200, body: { success: 1, blueprints: [] } })
})

test('a read-only token may read them', async (t) => {
  const { post } = await startFake(t, { fixtures: oneBlueprint })

  t.match(await post(path, acme, readOnlyToken), { status: 200, body: { blueprints: [{ id: 10 }] } })
})

test('an id of two groups is the customer in the group of the API token; a customer of another group is not found', async (t) => {
  const { post } = await startFake(t, { fixtures: twoGroups })

  const inProduction = await post(path, acme, tokens.production)
  const inSandbox = await post(path, acme, tokens.sandbox)
  const elsewhere = await post(path, { customer_id: 'initech' }, tokens.production)

  t.match(inProduction.body, { blueprints: [{ id: 1, name: 'Blueprint of Acme' }] })
  t.match(inSandbox.body, { blueprints: [{ id: 3, name: 'Blueprint of Acme at play' }] })
  t.strictSame(elsewhere, { status: 404, body: refusalBody('Not found.') })
})

test('a customer with a new id keeps its blueprints', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: oneBlueprint })

  await post('/api/update_customer/', { provided_id: 'acme', new_provided_id: 'acme-2' })

  t.equal((await post(path, acme)).status, 404)
  t.match((await post(path, { customer_id: 'acme-2' })).body, { blueprints: [{ id: 10, embed_id: 'A14aZ3' }] })
  t.match((await explo.requests.list())[0]?.changes, [
    { kind: 'customer' },
    { kind: 'blueprint', before: { customer_id: 'acme' }, after: { customer_id: 'acme-2', blueprint_id: 10 } },
  ])
})

test('deleting the customer deletes its blueprints, and the journal lists them', async (t) => {
  const fixtures = { ...oneBlueprint, customers: [{ provided_id: 'acme', token: 'a'.repeat(64) }] }
  const { explo, call } = await startFake(t, { fixtures })

  await call('DELETE', '/api/delete_customer/', { current_token: 'a'.repeat(64) })

  t.strictSame((await explo.inspect()).blueprints, [])
  t.match((await explo.requests.list())[0]?.changes, [
    { kind: 'customer', after: null },
    { kind: 'blueprint', before: { blueprint_id: 10, tables: [location] }, after: null },
  ])
})

test('a fork, a snapshot and a reset have the blueprints of their state', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: oneBlueprint })
  const create = (name: string, token?: string) =>
    post('/api/create_blueprint/', { ...acme, blueprint_name: name, tables: [] }, token)
  const names = async (world: typeof explo | Awaited<ReturnType<typeof explo.fork>>) =>
    ((await world.inspect()).blueprints ?? []).map(({ blueprint_name }) => blueprint_name)
  await create('Second')
  await explo.snapshot('two')

  const fork = await explo.fork()
  await create('Third')
  await create('Of the fork', fork.apiToken)

  t.strictSame(await names(explo), ['Sales', 'Second', 'Third'])
  t.strictSame(await names(fork), ['Sales', 'Second', 'Of the fork'])
  await explo.restore('two')
  t.strictSame(await names(explo), ['Sales', 'Second'])
  await explo.reset()
  t.strictSame(await names(explo), ['Sales'])
})
