import fc from 'fast-check'
import { test } from 'tap'
import { location, oneBlueprint, twoCustomers } from '../../../support/blueprints.ts'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { tokens, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/create_blueprint/'
const request = { customer_id: 'acme', blueprint_name: 'Sales', tables: [location] }

overEveryTransport(
  'a blueprint is created for the customer with that id',
  { fixtures: twoCustomers },
  async (t, { explo, post }) => {
    const reply = await post(path, request)

    t.strictSame(reply, { status: 200, body: { success: 1, blueprint_id: 1 } })
    const [blueprint, ...others] = (await explo.inspect()).blueprints ?? []
    t.strictSame(others, [])
    t.match(blueprint?.embed_id, /^[A-Za-z0-9]{6}$/)
    t.strictSame(blueprint, {
      customer_id: 'acme',
      visibility_group: 'Production',
      blueprint_id: 1,
      embed_id: blueprint?.embed_id,
      blueprint_name: 'Sales',
      tables: [location],
    })
  },
)

test('ids are unique in the team, and continue after those of the fixture', async (t) => {
  const { post } = await startFake(t, { fixtures: twoGroups })

  const first = await post(path, request, tokens.production)
  const second = await post(path, { ...request, customer_id: 'initech' }, tokens.sandbox)

  t.strictSame([first.body.blueprint_id, second.body.blueprint_id], [5, 6])
})

test('each call creates another blueprint, also with the same name', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoCustomers })

  const replies = [await post(path, request), await post(path, request), await post(path, request)]

  t.strictSame(
    replies.map(({ body }) => body.blueprint_id),
    [1, 2, 3],
  )
  const { blueprints = [] } = await explo.inspect()
  t.equal(new Set(blueprints.map(({ embed_id }) => embed_id)).size, 3)
})

test('the embed id depends only on the random seed, the customer and the name', async (t) => {
  const embedIdOf = async (randomSeed: string, ...before: object[]) => {
    const { explo, post } = await startFake(t, { fixtures: twoCustomers, randomSeed })
    for (const fields of before) await post(path, { ...request, ...fields })
    const { body } = await post(path, request)
    const { blueprints = [] } = await explo.inspect()
    return blueprints.find(({ blueprint_id }) => blueprint_id === body.blueprint_id)?.embed_id
  }

  const alone = await embedIdOf('one')
  const afterOthers = await embedIdOf('one', { blueprint_name: 'Costs' }, { customer_id: 'globex' })

  t.equal(afterOthers, alone)
  t.not(await embedIdOf('two'), alone)
})

test('ids and embed ids are never reused, not even when the customer is deleted', async (t) => {
  const { explo, call, post } = await startFake(t, { fixtures: twoCustomers })
  await post(path, request)
  const before = (await explo.inspect()).blueprints?.[0]
  const { body } = await post('/api/get_customer/', { provided_id: 'acme' })
  await call('DELETE', '/api/delete_customer/', { current_token: (body.customer as { token: string }).token })
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })

  const reply = await post(path, request)

  const after = (await explo.inspect()).blueprints?.[0]
  t.strictSame(reply.body, { success: 1, blueprint_id: 2 })
  t.not(after?.embed_id, before?.embed_id)
})

test('an embed id that a fixture gave to another blueprint is not issued', async (t) => {
  const one = await startFake(t, { fixtures: twoCustomers })
  await one.post(path, request)
  await one.post(path, request)
  const made = ((await one.explo.inspect()).blueprints ?? []).map(({ embed_id }) => String(embed_id))
  const taken = made.map((embed_id, index) => ({ customer_id: 'globex', blueprint_id: 8 + index, embed_id, name: 'G' }))
  const other = await startFake(t, { fixtures: { ...twoCustomers, blueprints: taken } })

  await other.post(path, request)
  await other.post(path, request)

  const { blueprints = [] } = await other.explo.inspect()
  t.strictSame(
    blueprints.map(({ blueprint_id }) => blueprint_id),
    [8, 9, 1, 2],
  )
  t.equal(new Set(blueprints.map(({ embed_id }) => embed_id)).size, 4)
})

test('the journal lists the new blueprint, and explain names it', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: oneBlueprint })

  await post(path, { ...request, blueprint_name: 'Costs' })

  const [entry] = await explo.requests.list()
  t.match(entry?.changes, [
    { kind: 'blueprint', visibilityGroup: 'Production', before: null, after: { blueprint_name: 'Costs' } },
  ])
  t.equal(entry?.changes.length, 1)
  t.match(
    await explo.explain(entry?.id as string),
    'Created the blueprint "Costs" of customer "acme" in visibility group Production.',
  )
})

test('optional fields may be null, and undocumented fields of a table are not stored', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoCustomers })
  const column = { name: 'id', type: 'DATE', display_name: null, can_be_grouped: null, width: 5 }

  const reply = await post(path, {
    ...request,
    tables: [{ ...location, query: null, colour: 'red', columns: [column] }],
  })

  t.equal(reply.status, 200)
  t.strictSame((await explo.inspect()).blueprints?.[0]?.tables, [
    { table_name: 'location', schema_id: 1, columns: [{ name: 'id', type: 'DATE' }] },
  ])
})

test('a refusal names every mistake in the tables with its place', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoCustomers })
  const before = await explo.inspect()

  const reply = await post(path, {
    customer_id: 5,
    tables: [
      { table_name: ' ', schema_id: '1', query: 5, columns: {} },
      { columns: [{ name: null, type: 'NUMBER', can_be_grouped: 'no' }, 'id', null] },
      'location',
      null,
    ],
  })

  t.strictSame(reply, {
    status: 400,
    body: refusalBody('Invalid input.', {
      blueprint_name: ['This field is required.'],
      customer_id: ['Not a valid string.'],
      tables: [
        '[0].table_name: This field may not be blank.',
        '[0].schema_id: A valid number is required.',
        '[0].query: Not a valid string.',
        '[0].columns: Expected a list of items but got type "object".',
        '[1].table_name: This field is required.',
        '[1].schema_id: This field is required.',
        '[1].columns[0].name: This field may not be null.',
        '[1].columns[0].type: "NUMBER" is not a valid choice.',
        '[1].columns[0].can_be_grouped: Must be a valid boolean.',
        '[1].columns[1]: Expected a dictionary of items but got type "string".',
        '[1].columns[2]: This field may not be null.',
        'Expected a dictionary of items but got type "string".',
        'This field may not be null.',
      ],
    }),
  })
  t.strictSame(await explo.inspect(), before)
})

test('tables must be a list, although the documentation labels them as an object', async (t) => {
  const { post } = await startFake(t, { fixtures: twoCustomers })

  const reply = await post(path, { ...request, tables: location })

  t.match(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { tables: ['Expected a list of items but got type "object".'] }),
  })
})

test('a column must have one of the documented types', async (t) => {
  const { post } = await startFake(t, { fixtures: twoCustomers })
  const types = ['INTEGER', 'FLOAT', 'BOOLEAN', 'STRING', 'DATETIME', 'TIMESTAMP', 'DATE']
  const withType = (type: string) => ({ ...request, tables: [{ ...location, columns: [{ name: 'c', type }] }] })

  for (const type of types) t.equal((await post(path, withType(type))).status, 200, type)
  for (const type of ['integer', 'TEXT', '']) t.equal((await post(path, withType(type))).status, 400, type)
})

test('an unknown customer, or one of another visibility group, is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoGroups })

  const unknown = await post(path, { ...request, customer_id: 'umbrella' })
  const elsewhere = await post(path, { ...request, customer_id: 'initech' })

  t.strictSame(unknown, { status: 404, body: refusalBody('Not found.') })
  t.strictSame(elsewhere, unknown)
  t.match(await explo.requests.list(), [{ assumptions: ['notFound'] }, { assumptions: ['visibilityGroups'] }])
})

test('every undeclared schema is refused if the fixture declares any, unless mappingTargets is "any"', async (t) => {
  const fixtures = { ...twoCustomers, schemas: [{ id: '1' }] }
  const strict = await startFake(t, { fixtures })
  const lenient = await startFake(t, { fixtures, assumptions: { mappingTargets: 'any' } })
  const tables = [
    location,
    { ...location, schema_id: 2 },
    { ...location, schema_id: 3.5 },
    { ...location, schema_id: 2 },
  ]

  const refused = await strict.post(path, { ...request, tables })

  t.strictSame(refused, {
    status: 400,
    body: refusalBody('Invalid input.', { tables: ['Schema "2" does not exist.', 'Schema "3.5" does not exist.'] }),
  })
  t.equal((await strict.post(path, request)).status, 200)
  t.equal((await lenient.post(path, { ...request, tables })).status, 200)
})

test('any tables that the documentation allows are returned by inspect()', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoCustomers })
  const text = fc.string({ minLength: 1 }).filter((word) => word.trim() !== '')
  const column = fc.record(
    { name: text, type: fc.constantFrom('INTEGER', 'DATE'), display_name: text, can_be_grouped: fc.boolean() },
    { requiredKeys: ['name', 'type'] },
  )
  const table = fc.record(
    { table_name: text, schema_id: fc.integer(), query: text, columns: fc.array(column, { maxLength: 3 }) },
    { requiredKeys: ['table_name', 'schema_id', 'columns'] },
  )

  await t.resolves(
    fc.assert(
      fc.asyncProperty(fc.array(table, { maxLength: 3 }), async (tables) => {
        await explo.reset()
        await post(path, { ...request, tables })
        const state = await explo.inspect()

        await explo.seed(state, { mode: 'replace' })

        const again = await explo.inspect()
        return (
          JSON.stringify(again) === JSON.stringify(state) &&
          JSON.stringify(state.blueprints?.[0]?.tables?.map(({ table_name }) => table_name)) ===
            JSON.stringify(tables.map(({ table_name }) => table_name))
        )
      }),
      { numRuns: 50 },
    ),
  )
})

test('lint reports a blueprint that was created again after a failure', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoCustomers })
  await explo.faults.add({ match: { operation: 'createBlueprint' }, phase: 'after', then: 'unavailable' })

  await post(path, request)
  await post(path, request)

  const { findings } = await explo.lint()
  t.match(findings, [
    {
      rule: 'ambiguousRepeat',
      message:
        'createBlueprint was repeated after a 503, and the first attempt may have created a blueprint already, and then there are two.',
    },
  ])
  t.equal((await explo.inspect()).blueprints?.length, 2)
})
