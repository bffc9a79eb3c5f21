import { test } from 'tap'
import { location } from '../../support/blueprints.ts'
import { likeTheAccount, OrdinaryClient, startShadow } from '../../support/shadow.ts'

const acme = { provided_id: 'acme', name: 'Acme' }
const sales = { customer_id: 'acme', blueprint_name: 'Sales', tables: [location] }
const withSales = {
  ...likeTheAccount,
  customers: [{ ...acme, visibility_group: 'Main' }],
  blueprints: [{ ...sales, blueprint_id: 10, embed_id: 'A14aZ3', visibility_group: 'Main' }],
}
const list = '/api/get_customer_blueprints/'

test('blueprints are compared even when the service gives them other ids', async (t) => {
  const { server, shadow, url } = await startShadow(t)
  server.account.create('Production', 'of the team', { name: 'Team' })
  const real = server.account.addBlueprint('Production', 'of the team', 'Real', [])
  const app = new OrdinaryClient(url)
  await app.post('/api/create_customer/', acme)

  const created = await app.post('/api/create_blueprint/', sales)
  const listed = await app.post(list, { customer_id: 'acme' })
  const updated = await app.post('/api/update_blueprint/', { blueprint_id: created.body.blueprint_id, tables: [] })
  const [{ embed_id }] = listed.body.blueprints
  const jwt = await app.post('/api/generate_jwt/', { provided_id: 'acme', embed_id })
  const own = server.account.blueprints.filter((one) => one !== real)
  const report = await shadow.end()

  t.match(
    own.map(({ id, name, tables }) => ({ id, name, tables })),
    [{ id: created.body.blueprint_id, name: 'Sales', tables: { length: 0 } }],
  )
  t.strictSame([updated.status, jwt.status], [200, 200])
  t.match(report, { compared: 5, findings: { length: 0 }, heldBack: { length: 0 }, left: { length: 0 } })
  t.strictSame(server.account.blueprints, [real], 'they go with their customer')
})

test('a blueprint of the fixtures is created at the service when a call first needs it', async (t) => {
  const { server, shadow, url } = await startShadow(t, { fake: { fixtures: withSales } })
  const app = new OrdinaryClient(url)

  const updated = await app.post('/api/update_blueprint/', { blueprint_id: 10, tables: [] })
  const listed = await app.post(list, { customer_id: 'acme' })
  const made = server.account.blueprints.map(({ name, tables }) => ({ name, tables }))
  const report = await shadow.end()

  t.equal(updated.status, 200)
  t.match(listed.body.blueprints, [{ id: 1, name: 'Sales' }])
  t.strictSame(made, [{ name: 'Sales', tables: [] }])
  t.match(report, { compared: 2, findings: { length: 0 }, heldBack: { length: 0 }, left: { length: 0 } })
})

test('a blueprint that the run did not create is not changed', async (t) => {
  const { server, shadow, url } = await startShadow(t)
  server.account.create('Production', 'of the team', { name: 'Team' })
  const { id } = server.account.addBlueprint('Production', 'of the team', 'Real', [location])
  const app = new OrdinaryClient(url)

  const reply = await app.post('/api/update_blueprint/', { blueprint_id: id, tables: [] })
  const asText = await app.post('/api/update_blueprint/', { blueprint_id: `${id}`, tables: [] })

  t.strictSame([reply.status, asText.status], [404, 400])
  t.strictSame(server.account.blueprints[0]?.tables, [location])
  t.match((await shadow.end()).heldBack, [
    { because: 'nobody can tell whose "blueprint_id" 1 is' },
    { because: 'nobody can tell whose "blueprint_id" "1" is' },
  ])
})

/** A service that answers one path in its own way. */
function answering(path: string, answer: () => Response): typeof fetch {
  return (input, init) => (new URL(String(input)).pathname === path ? Promise.resolve(answer()) : fetch(input, init))
}
const refused = () => Response.json({ success: 0, detail: 'No.' }, { status: 400 })

test('the fake answers calls about a blueprint that cannot be created at the service', async (t) => {
  const { shadow, url } = await startShadow(t, {
    fake: { fixtures: withSales },
    fetch: answering('/api/create_blueprint/', refused),
  })

  const listed = await new OrdinaryClient(url).post(list, { customer_id: 'acme' })

  t.match(listed.body.blueprints, [{ id: 10, embed_id: 'A14aZ3' }])
  t.match((await shadow.end()).heldBack, [
    {
      because: 'blueprint "Sales" was in the fake before any call, and making it at the upstream is answered with 400',
    },
  ])
})

test('a blueprint that only the fake created is one finding, and is not created at the service later', async (t) => {
  const { server, shadow, url } = await startShadow(t, { fetch: answering('/api/create_blueprint/', refused) })
  const app = new OrdinaryClient(url)
  await app.post('/api/create_customer/', acme)

  await app.post('/api/create_blueprint/', sales)
  await app.post(list, { customer_id: 'acme' })
  await app.post('/api/update_blueprint/', { blueprint_id: 1, tables: [] })

  t.strictSame(server.account.blueprints, [])
  const report = await shadow.end()
  t.match(report.findings, [{ operation: 'createBlueprint', field: 'status', upstream: 400, fake: 200 }])
  t.equal(report.findings.length, 1)
})

test('a list that lacks a blueprint is a finding', async (t) => {
  const { shadow, url } = await startShadow(t, {
    fetch: answering(list, () => Response.json({ success: 1, blueprints: [] })),
  })
  const app = new OrdinaryClient(url)
  await app.post('/api/create_customer/', acme)
  await app.post('/api/create_blueprint/', sales)

  await app.post(list, { customer_id: 'acme' })

  t.match((await shadow.end()).findings, [{ field: '/blueprints/* (missing)' }])
})

test('a blueprint that the run has not created does not reach the application', async (t) => {
  const blueprints = [{ id: 8, embed_id: 'ghijkl', name: 'Costs' }]
  const { shadow, url } = await startShadow(t, {
    fetch: answering(list, () => Response.json({ success: 1, blueprints })),
  })
  const app = new OrdinaryClient(url)
  await app.post('/api/create_customer/', acme)

  const { body } = await app.post(list, { customer_id: 'acme' })

  t.strictSame(body.blueprints, [])
  t.match(await shadow.end(), { hidden: 1, findings: { length: 0 } })
})
