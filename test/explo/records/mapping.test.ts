import { test } from 'tap'
import type { Fixture } from '../../../src/index.ts'
import { errorsIn, refusalBody, refusedFields } from '../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../support/helper.ts'
import { twoGroups } from '../../support/two-groups.ts'

const declared: Fixture = {
  ...twoGroups,
  schemas: [{ id: '40', name: 'Sales' }, { id: '134' }],
  data_sources: [
    { id: '213', schema: '40' },
    { id: '386', schema: '134', provided_id: 'warehouse' },
    { id: '500', schema: '40', visibility_groups: ['Sandbox'] },
    { id: '501', schema: '40', visibility_groups: ['Sandbox', 'Production'] },
  ],
}

const wrong: Record<string, { mapping: Record<string, string>; sentences: string[] }> = {
  'a schema that is not declared': { mapping: { '41': '213' }, sentences: ['Schema "41" does not exist.'] },
  'a data source that is not declared': {
    mapping: { '40': '999' },
    sentences: ['Data source "999" does not exist for schema "40".'],
  },
  'a data source of another schema': {
    mapping: { '40': '386' },
    sentences: ['Data source "386" does not exist for schema "40".'],
  },
  'a data source of another visibility group': {
    mapping: { '40': '500' },
    sentences: ['Data source "500" does not exist for schema "40".'],
  },
  'several wrong targets': {
    mapping: { '40': '213', '41': '213', '134': 'nowhere' },
    sentences: ['Schema "41" does not exist.', 'Data source "nowhere" does not exist for schema "134".'],
  },
  'schemas named __proto__ and constructor': {
    mapping: { ['__proto__']: '213', constructor: '213' },
    sentences: ['Schema "__proto__" does not exist.', 'Schema "constructor" does not exist.'],
  },
}

for (const [name, { mapping, sentences }] of Object.entries(wrong)) {
  overEveryTransport(`a mapping to ${name} is refused`, { fixtures: declared }, async (t, { explo, post }) => {
    const before = await explo.inspect()

    const create = { user_group_id: 'umbrella', name: 'Umbrella', mapping }
    const created = await post('/api/create_user_group/', create)
    const updated = await post('/api/update_user_group/', { user_group_id: 'acme', mapping })

    const [request] = await explo.requests.list()
    for (const reply of [created, updated]) {
      t.strictSame(reply, refusedFields(errorsIn(reply.body)))
      t.same([...(errorsIn(reply.body).mapping as string[])].sort(), [...sentences].sort())
    }
    t.match(request, { assumptions: ['mappingTargets'] })
    t.strictSame(await explo.inspect(), before)
  })
}

for (const [name, mapping] of Object.entries({
  'data sources by their ids': { '40': '213', '134': '386' },
  'a data source by its provided_id': { '134': 'warehouse' },
  'a data source of several groups': { '40': '501' },
  nothing: {},
})) {
  test(`a mapping to ${name} is stored`, async (t) => {
    const { explo, post } = await startFake(t, { fixtures: declared })

    const reply = await post('/api/update_user_group/', { user_group_id: 'acme', mapping })

    t.equal(reply.status, 200)
    t.strictSame((await explo.inspect()).customers?.[0]?.mapping, mapping)
  })
}

test('a mapping is checked even for a known group, which would not change', async (t) => {
  const { post } = await startFake(t, { fixtures: declared })

  const body = { user_group_id: 'acme', name: 'Acme', mapping: { '41': '1' } }
  const reply = await post('/api/create_user_group/', body)

  t.equal(reply.status, 400)
})

test('a mapping is checked before the group is looked up', async (t) => {
  const { post } = await startFake(t, { fixtures: declared })

  const body = { user_group_id: 'nobody', mapping: { '41': '1' } }
  const reply = await post('/api/update_user_group/', body)

  t.equal(reply.status, 400)
})

test('a mapping may name anything when the fixture declares no schemas or data sources', async (t) => {
  const { post } = await startFake(t)

  const body = { user_group_id: 'acme', name: 'Acme', mapping: { '41': 'nowhere' } }
  const reply = await post('/api/create_user_group/', body)

  t.equal(reply.status, 200)
})

test('a mapping to a schema without declared data sources is refused', async (t) => {
  const { post } = await startFake(t, { fixtures: { schemas: [{ id: '40' }] } })

  const body = { user_group_id: 'acme', name: 'Acme', mapping: { '40': '213' } }
  const reply = await post('/api/create_user_group/', body)

  t.match(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { mapping: ['Data source "213" does not exist for schema "40".'] }),
  })
})
