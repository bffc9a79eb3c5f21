import { test } from 'tap'
import { location, oneBlueprint } from '../../../support/blueprints.ts'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { twoGroups } from '../../../support/two-groups.ts'

const path = '/api/update_blueprint/'
const person = { table_name: 'person', schema_id: 1, columns: [] }

overEveryTransport('an update replaces only the tables', { fixtures: oneBlueprint }, async (t, { explo, post }) => {
  const [before] = (await explo.inspect()).blueprints ?? []

  const reply = await post(path, { blueprint_id: 10, tables: [person] })

  t.strictSame(reply, { status: 200, body: { success: 1 } })
  t.strictSame((await explo.inspect()).blueprints, [{ ...before, tables: [person] }])
})

test('an update cannot change the name or the customer, and lint reports the attempt', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: oneBlueprint })
  const before = await explo.inspect()

  const reply = await post(path, {
    blueprint_id: 10,
    tables: [location],
    blueprint_name: 'Costs',
    customer_id: 'globex',
  })

  t.equal(reply.status, 200)
  t.strictSame(await explo.inspect(), before)
  t.match((await explo.requests.list())[0]?.unknownFields, ['blueprint_name', 'customer_id'])
})

test('the journal has the tables before and after the update', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: oneBlueprint })

  await post(path, { blueprint_id: 10, tables: [person] })

  const [entry] = await explo.requests.list()
  t.match(entry?.changes, [
    { kind: 'blueprint', before: { blueprint_id: 10, tables: [location] }, after: { tables: [person] } },
  ])
  t.match(await explo.explain(entry?.id as string), 'Changed the blueprint "Sales" of customer "acme"')
})

test('an unknown blueprint, or one of another visibility group, is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoGroups })
  const before = await explo.inspect()

  const unknown = await post(path, { blueprint_id: 99, tables: [] })
  const elsewhere = await post(path, { blueprint_id: 4, tables: [] })

  t.strictSame(unknown, { status: 404, body: refusalBody('Not found.') })
  t.strictSame(elsewhere, unknown)
  t.match(await explo.requests.list(), [
    { reason: '404: there is no blueprint 99 in visibility group Production' },
    {
      reason: '404: blueprint 4 exists in visibility group Sandbox; this API token belongs to Production',
    },
  ])
  t.strictSame(await explo.inspect(), before)
})

test('an update requires a number, and tables of declared schemas', async (t) => {
  const { post } = await startFake(t, { fixtures: { ...oneBlueprint, schemas: [{ id: '1' }] } })

  const untyped = await post(path, { blueprint_id: '10' })
  const undeclared = await post(path, { blueprint_id: 10, tables: [{ ...person, schema_id: 7 }] })

  t.strictSame(errorsIn(untyped.body), {
    tables: ['This field is required.'],
    blueprint_id: ['A valid number is required.'],
  })
  t.match(undeclared, { status: 400, body: refusalBody('Invalid input.', { tables: ['Schema "7" does not exist.'] }) })
})
