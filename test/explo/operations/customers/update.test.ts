import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customerTokens, league, tokens } from '../../../support/league.ts'

const path = '/api/update_customer/'

overEveryTransport(
  'an update returns the updated customer',
  {
    fixtures: {
      group_tags: ['engineers', 'sales'],
      hierarchy_levels: ['Level 0', 'Level 1'],
      customers: [{ provided_id: 'example_1', name: 'Example 1', token: 'a'.repeat(64), hierarchy_level: 'Level 0' }],
    },
  },
  async (t, { post }) => {
    const reply = await post(path, {
      provided_id: 'example_1',
      new_provided_id: 'example_2',
      name: 'Example 2',
      mapping: { '40': '213', '134': '386' },
      is_demo_group: true,
      properties: { filterValue: 'new_value' },
      emails: ['example@example.com'],
      group_tags: ['engineers', 'sales'],
      hierarchy_level_name: 'Level 1',
    })

    t.strictSame(reply, {
      status: 200,
      body: {
        success: 1,
        customer: {
          token: 'a'.repeat(64),
          name: 'Example 2',
          provided_id: 'example_2',
          is_demo_group: true,
          emails: ['example@example.com'],
          group_tags: ['engineers', 'sales'],
          properties: { filterValue: 'new_value' },
          computed_properties: { filterValue: 'new_value' },
          access_group: 'Production',
          parent_schema_datasource_mapping: { '40': '213', '134': '386' },
          computed_parent_schema_datasource_mapping: { '40': '213', '134': '386' },
          hierarchy_level: 'Level 1',
        },
      },
    })
    t.strictSame(Object.keys(reply.body.customer as object).slice(0, 3), ['token', 'name', 'provided_id'])
  },
)

test('an update leaves missing and null fields unchanged', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  const before = await explo.inspect()

  await post(path, { provided_id: 'lebron_james' })
  const reply = await post(path, {
    provided_id: 'lebron_james',
    new_provided_id: null,
    name: null,
    mapping: null,
    is_demo_group: null,
    properties: null,
    emails: null,
    group_tags: null,
    hierarchy_level_name: null,
    parent_provided_id: null,
  })

  t.equal(reply.status, 200)
  t.strictSame(await explo.inspect(), before)
})

test('an update replaces properties, mapping and tags completely', async (t) => {
  const { post } = await startFake(t, { fixtures: league })

  const body = { provided_id: 'lakers', properties: { arena: 'Crypto.com' }, mapping: {}, group_tags: ['east', 'east'] }
  const reply = await post(path, body)
  const untagged = await post(path, { provided_id: 'lakers', group_tags: [] })

  t.strictSame((reply.body.customer as Record<string, unknown>).properties, { arena: 'Crypto.com' })
  t.match(reply.body, {
    customer: {
      group_tags: ['east'],
      computed_properties: { arena: 'Crypto.com', conference: 'Eastern', season: 2024 },
      parent_schema_datasource_mapping: {},
      computed_parent_schema_datasource_mapping: { '40': '213', '134': '386' },
    },
  })
  t.strictSame((untagged.body.customer as Record<string, unknown>).group_tags, [])
})

test('descendants inherit the new values of a parent at once', async (t) => {
  const { post } = await startFake(t, { fixtures: league })

  await post(path, { provided_id: 'nba', properties: { season: 2025 } })

  const reply = await post('/api/get_customer/', { provided_id: 'lebron_james' })
  t.match(reply.body, { customer: { computed_properties: { season: 2025, conference: 'Western' } } })
})

test('new e-mail addresses are added to those of the customer, each once', async (t) => {
  const { post } = await startFake(t, { fixtures: league })
  const emails = ['new@example.com', 'lebron@example.com']

  const reply = await post(path, { provided_id: 'lebron_james', emails })

  t.match(reply.body, { customer: { emails: ['lebron@example.com', 'new@example.com'] } })
})

test('a customer with a new id keeps its token, children, end users and portals', async (t) => {
  const { explo, post } = await startFake(t, {
    fixtures: {
      ...league,
      customers: (league.customers ?? []).map((customer) =>
        customer.provided_id === 'lakers'
          ? { ...customer, customer_id: 77, end_users: [{ provided_id: 'u1', email: 'u1@example.com' }] }
          : customer,
      ),
      portals: [{ dashboard_embed_id: 'd1', provided_id: 'lakers', emails: ['p@example.com'] }],
    },
  })
  const order = idsOf(await explo.inspect())

  const reply = await post(path, { provided_id: 'lakers', new_provided_id: 'la' })

  const state = await explo.inspect()
  const renamed = state.customers?.find(({ provided_id }) => provided_id === 'la')
  const child = await post('/api/get_customer/', { provided_id: 'lebron_james' })
  t.match(reply.body, { customer: { provided_id: 'la', token: customerTokens.lakers } })
  t.match(renamed, { customer_id: 77, end_users: [{ provided_id: 'u1' }], parent_provided_id: 'nba' })
  t.match(child.body, { customer: { computed_properties: { city: 'Los Angeles' } } })
  t.match(state.portals, [{ provided_id: 'la', dashboard_embed_id: 'd1' }])
  t.strictSame(
    idsOf(state),
    order.map((id) => (id === 'lakers' ? 'la' : id)),
    'the customer keeps its position in the lists',
  )
})

test('a new customer can use the old id, and gets another token', async (t) => {
  const { post } = await startFake(t)
  const create = (id: string) => post('/api/create_customer/', { provided_id: id, name: id })
  const first = await create('acme')

  await post(path, { provided_id: 'acme', new_provided_id: 'globex' })
  const second = await create('acme')

  const tokenOf = (reply: typeof first) => (reply.body.customer as { token: string }).token
  t.match(second.body, { new_customer: true })
  t.not(tokenOf(second), tokenOf(first))
})

test('the new id may be the current one', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  const before = await explo.inspect()

  const reply = await post(path, { provided_id: 'nba', new_provided_id: 'nba' })

  t.equal(reply.status, 200)
  t.strictSame(await explo.inspect(), before)
})

test('an id of the same group is refused as the new id, an id of another group is not', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })

  const taken = await post(path, { provided_id: 'nba', new_provided_id: 'lakers' })
  const elsewhere = await post(path, { provided_id: 'nba', new_provided_id: 'euroleague' })

  const [request] = await explo.requests.list()
  t.strictSame(taken, {
    status: 400,
    body: refusalBody('Invalid input.', { new_provided_id: ['Customer "lakers" already exists.'] }),
  })
  t.match(request, { assumptions: ['newProvidedId'] })
  t.equal(elsewhere.status, 200)
})

test('a customer can move to another parent', async (t) => {
  const { post } = await startFake(t, { fixtures: league })

  const body = { provided_id: 'lebron_james', parent_provided_id: 'rockets' }
  const reply = await post(path, body)

  t.match(reply.body, { customer: { computed_properties: { number: 23, conference: 'Eastern', season: 2024 } } })
  const children = await post('/api/update_customer/', { provided_id: 'lakers', hierarchy_level_name: 'Player' })
  t.equal(children.status, 200, 'and leaves its old parent without children')
})

test('a customer can move to a lower level and get its first parent in one update', async (t) => {
  const { post } = await startFake(t, { fixtures: { customers: [{ provided_id: 'acme' }, { provided_id: 'anna' }] } })

  const body = { provided_id: 'anna', hierarchy_level_name: 'User', parent_provided_id: 'acme' }
  const reply = await post(path, body)

  t.match(reply, { status: 200, body: { customer: { hierarchy_level: 'User' } } })
})

const wrongPlaces = {
  'itself as parent, not even with a move to a lower level': {
    body: { provided_id: 'euroleague', hierarchy_level_name: 'Team', parent_provided_id: 'euroleague' },
    errors: { parent_provided_id: ['A customer cannot be its own parent.'] },
  },
  'a parent on the same level': {
    body: { provided_id: 'lakers', parent_provided_id: 'rockets' },
    errors: { parent_provided_id: ['The parent must be on a strictly higher level.'] },
  },
  'a parent that does not exist': {
    body: { provided_id: 'lakers', parent_provided_id: 'mlb' },
    errors: { parent_provided_id: ['Customer "mlb" does not exist.'] },
  },
  'its own new id as parent': {
    body: { provided_id: 'lakers', new_provided_id: 'la', parent_provided_id: 'la' },
    errors: { parent_provided_id: ['Customer "la" does not exist.'] },
  },
  'the level of its children': {
    body: { provided_id: 'lakers', hierarchy_level_name: 'Player' },
    errors: { hierarchy_level_name: ['The child "lebron_james" is on level "Player".'] },
  },
  'the level of its parent': {
    body: { provided_id: 'lakers', hierarchy_level_name: 'League' },
    errors: { parent_provided_id: ['The parent must be on a strictly higher level.'] },
  },
  'a level that does not exist': {
    body: { provided_id: 'lakers', hierarchy_level_name: 'Bench' },
    errors: { hierarchy_level_name: ['Hierarchy level "Bench" does not exist.'] },
  },
}

for (const [place, { body, errors }] of Object.entries(wrongPlaces)) {
  test(`an update cannot give a customer ${place}`, async (t) => {
    const { explo, post } = await startFake(t, { fixtures: league })
    const token = body.provided_id === 'euroleague' ? tokens.sandbox : tokens.production
    const before = await explo.inspect()

    const reply = await post(path, body, token)

    t.strictSame(reply, { status: 400, body: refusalBody('Invalid input.', errors) })
    t.strictSame(await explo.inspect(), before)
  })
}

test('a refusal names all wrong fields, and nothing of the update is stored', async (t) => {
  const { explo, post } = await startFake(t, {
    fixtures: { schemas: [{ id: '40' }], customers: [{ provided_id: 'acme' }, { provided_id: 'globex' }] },
  })
  const before = await explo.inspect()

  const reply = await post(path, {
    provided_id: 'acme',
    new_provided_id: 'globex',
    name: 'Renamed',
    mapping: { '41': '1' },
    group_tags: ['sales'],
    hierarchy_level_name: 'User',
    parent_provided_id: 'nobody',
  })

  t.strictSame(errorsIn(reply.body), {
    mapping: ['Schema "41" does not exist.'],
    group_tags: ['Group tag "sales" does not exist.'],
    parent_provided_id: ['Customer "nobody" does not exist.'],
    new_provided_id: ['Customer "globex" already exists.'],
  })
  t.strictSame(await explo.inspect(), before)
})

test('wrong fields are refused before an unknown customer', async (t) => {
  const { post } = await startFake(t, { fixtures: league })

  const wrong = await post(path, {
    provided_id: 'mlb',
    new_provided_id: 'nba',
    group_tags: ['south'],
    parent_provided_id: 'nobody',
  })
  const right = await post(path, { provided_id: 'mlb', parent_provided_id: 'nba' })

  t.match(errorsIn(wrong.body), {
    group_tags: ['Group tag "south" does not exist.'],
    parent_provided_id: ['Customer "nobody" does not exist.'],
    new_provided_id: ['Customer "nba" already exists.'],
  })
  t.strictSame(right, { status: 404, body: refusalBody('Not found.') })
})

test('the types of all fields are checked', async (t) => {
  const { post } = await startFake(t)

  const reply = await post(path, {
    new_provided_id: 5,
    name: ' ',
    mapping: { '40': 213 },
    is_demo_group: 'yes',
    emails: 'a@example.com',
    group_tags: ['', 5, null],
    hierarchy_level_name: {},
    parent_provided_id: '',
    properties: [],
  })

  t.strictSame(errorsIn(reply.body), {
    provided_id: ['This field is required.'],
    new_provided_id: ['Not a valid string.'],
    name: ['This field may not be blank.'],
    mapping: ['Every value must be a valid string.'],
    is_demo_group: ['Must be a valid boolean.'],
    emails: ['Expected a list of items but got type "string".'],
    group_tags: ['No value may be blank.', 'Every value must be a valid string.'],
    hierarchy_level_name: ['Not a valid string.'],
    parent_provided_id: ['This field may not be blank.'],
    properties: ['Expected a dictionary of items but got type "array".'],
  })
})

function idsOf({ customers = [] }: { customers?: { provided_id: string }[] }): string[] {
  return customers.map(({ provided_id }) => provided_id)
}
