import { readdir } from 'node:fs/promises'
import { test } from 'tap'
import { startFake } from './helper.ts'

const folder = new URL('../fixtures/', import.meta.url)
const example = (name: string) => new URL(name, folder)
const examples = (await readdir(folder)).filter((name) => name !== 'schema.json')

const tokens = {
  production: 'explo-production-token',
  testing: 'explo-testing-token',
  testingReadOnly: 'explo-testing-token-read-only',
}

for (const name of examples) {
  test(`fixtures/${name} can be started from, and has tokens of both permissions`, async (t) => {
    const { explo } = await startFake(t, { fixtures: example(name) })

    t.match(explo.apiToken, /^explo-/)
    t.match(explo.readOnlyToken, /^explo-.*-read-only$/)
  })
}

test('fixtures/default.json is what a fake starts from by itself', async (t) => {
  const { explo } = await startFake(t)
  const { explo: named } = await startFake(t, { fixtures: example('default.json') })

  t.strictSame(await named.inspect(), await explo.inspect())
})

test('in fixtures/two-visibility-groups.yaml, each token reaches its own group', async (t) => {
  const { post } = await startFake(t, { fixtures: example('two-visibility-groups.yaml') })
  const acme = { user_group_id: 'acme', name: 'Whatever' }

  const production = await post('/api/create_user_group/', acme, tokens.production)
  const testing = await post('/api/create_user_group/', acme, tokens.testing)
  const refused = await post('/api/create_user_group/', acme, tokens.testingReadOnly)
  const unreachable = await post('/api/update_user_group/', { user_group_id: 'initech', name: 'X' }, tokens.testing)

  t.match(production.body, { new_user_group: false, user_group: { name: 'Acme', properties: { region: 'EU' } } })
  t.match(testing.body, { new_user_group: false, user_group: { name: 'Acme (testing)', properties: null } })
  t.equal(refused.status, 403)
  t.equal(unreachable.status, 404)
})

test('in fixtures/two-visibility-groups.yaml, a mapping can only lead to what its group sees', async (t) => {
  const { post } = await startFake(t, { fixtures: example('two-visibility-groups.yaml') })
  const fields = { user_group_id: 'new', name: 'New' }

  const own = await post('/api/create_user_group/', { ...fields, mapping: { 40: 'orders-eu' } }, tokens.production)
  const foreign = await post('/api/create_user_group/', { ...fields, mapping: { 40: 'orders-eu' } }, tokens.testing)

  t.equal(own.status, 200)
  t.equal(foreign.status, 400)
})

test('fixtures/hierarchy.json has three levels, and a group with children cannot be deleted', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: example('hierarchy.json') })
  const { customers = [], hierarchy_levels } = await explo.inspect()
  const lakers = customers.find(({ provided_id }) => provided_id === 'lakers')

  const refused = await call('DELETE', '/api/delete_user_group/', { current_token: lakers?.token })

  t.strictSame(hierarchy_levels, ['League', 'Team', 'Player'])
  t.equal(refused.status, 400)
  t.match(await explo.requests.list(), [{ reason: '400: customer "lakers" has children: "lebron_james"' }])
})
