import { test } from 'tap'
import { startFake } from '../../support/helper.ts'
import { customerTokens, league } from '../../support/league.ts'

/** The fields of a customer that both APIs answer, under common names. */
interface Both {
  readonly token: string
  readonly name: string
  readonly provided_id: string
  readonly is_demo_group: boolean
  readonly properties: unknown
}

test('a user group is a customer, with the same token, properties and demo flag', async (t) => {
  const { post } = await startFake(t)
  const group = await post('/api/create_user_group/', {
    user_group_id: 'acme',
    name: 'Acme',
    is_demo_group: true,
    mapping: { '40': '213' },
    properties: { region: 'EU' },
  })

  const reply = await post('/api/get_customer/', { provided_id: 'acme' })
  const again = await post('/api/create_customer/', { provided_id: 'acme', name: 'Other' })

  t.match(reply.body.customer, common(group.body.user_group))
  t.match(reply.body, {
    customer: {
      parent_schema_datasource_mapping: { '40': '213' },
      emails: { length: 0 },
      group_tags: { length: 0 },
      hierarchy_level: 'Customer',
    },
  })
  t.strictSame(again.body, { success: 1, new_customer: false, customer: reply.body.customer })
})

test('a customer is a user group, with the same token, properties and demo flag', async (t) => {
  const { post } = await startFake(t)
  const customer = await post('/api/create_customer/', {
    provided_id: 'acme',
    name: 'Acme',
    is_demo_group: true,
    properties: { region: 'EU' },
  })

  const again = await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Other' })

  t.match(again.body, { new_user_group: false, user_group: common(customer.body.customer) })
})

test('an update through one API is visible in the other', async (t) => {
  const { post } = await startFake(t)
  await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme', properties: { region: 'EU' } })

  const newer = await post('/api/update_customer/', { provided_id: 'acme', name: 'Acme Inc.', emails: ['a@b.c'] })
  const older = await post('/api/update_user_group/', {
    user_group_id: 'acme',
    is_demo_group: true,
    properties: { region: 'US' },
  })
  const reply = await post('/api/get_customer/', { provided_id: 'acme' })

  t.match(newer.body, { customer: { name: 'Acme Inc.', properties: { region: 'EU' } } })
  t.match(older.body, { user_group: { name: 'Acme Inc.' } })
  t.match(reply.body.customer, { ...common(older.body.user_group), emails: ['a@b.c'] })
})

test('a new id or token from one API works in the other', async (t) => {
  const { post } = await startFake(t)
  const created = await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })
  const { token } = created.body.user_group as Both

  const first = await post('/api/refresh_customer_token/', { current_token: token })
  const second = await post('/api/refresh_user_group_token/', {
    current_token: (first.body.customer as Both).token,
  })
  await post('/api/update_customer/', { provided_id: 'acme', new_provided_id: 'globex' })
  const renamed = await post('/api/update_user_group/', { user_group_id: 'globex' })
  const old = await post('/api/update_user_group/', { user_group_id: 'acme' })

  t.equal(new Set([token, (first.body.customer as Both).token, (second.body.user_group as Both).token]).size, 3)
  t.match(renamed.body, { user_group: { token: (second.body.user_group as Both).token, provided_id: 'globex' } })
  t.equal(old.status, 404)
})

test('a customer deleted through one API is gone in the other', async (t) => {
  const { call, post } = await startFake(t)
  const create = async (id: string) => {
    const reply = await post('/api/create_customer/', { provided_id: id, name: id })
    return (reply.body.customer as Both).token
  }
  const [acme, globex] = [await create('acme'), await create('globex')]

  await call('DELETE', '/api/delete_user_group/', { current_token: acme })
  await call('DELETE', '/api/delete_customer/', { current_token: globex })

  t.equal((await post('/api/get_customer/', { provided_id: 'acme' })).status, 404)
  t.equal((await post('/api/update_user_group/', { user_group_id: 'globex' })).status, 404)
  t.match(await call('GET', '/api/customers/'), { body: { customers: { length: 0 } } })
})

test('the older API also updates customers on lower levels, without moving them', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })

  const existing = await post('/api/create_user_group/', { user_group_id: 'lebron_james', name: 'L' })
  const updated = await post('/api/update_user_group/', {
    user_group_id: 'lebron_james',
    name: 'LeBron',
    properties: { number: 6 },
  })
  const refreshed = await post('/api/refresh_user_group_token/', { current_token: customerTokens.lebron })

  const reply = await post('/api/get_customer/', { provided_id: 'lebron_james' })
  t.match(existing.body, { new_user_group: false, user_group: { name: 'LeBron James', properties: { number: 23 } } })
  t.match(updated.body, { user_group: { name: 'LeBron', properties: { number: 6 } } })
  t.match(reply.body, {
    customer: {
      token: (refreshed.body.user_group as Both).token,
      name: 'LeBron',
      group_tags: ['east', 'west'],
      emails: ['lebron@example.com'],
      computed_properties: { number: 6, conference: 'Western', city: 'Los Angeles', season: 2024 },
      hierarchy_level: 'Player',
    },
  })
  const stored = (await explo.inspect()).customers?.find(({ provided_id }) => provided_id === 'lebron_james')
  t.equal(stored?.parent_provided_id, 'lakers')
})

test('a user group of the older API is on the highest level, whatever its name', async (t) => {
  const { post } = await startFake(t, { fixtures: league })

  await post('/api/create_user_group/', { user_group_id: 'mlb', name: 'MLB' })
  const reply = await post('/api/create_customer/', {
    provided_id: 'dodgers',
    name: 'D',
    hierarchy_level_name: 'Team',
    parent_provided_id: 'mlb',
  })

  t.equal(reply.status, 200)
  t.match(await post('/api/get_customer/', { provided_id: 'mlb' }), {
    body: { customer: { hierarchy_level: 'League' } },
  })
})

test('the Blueprint API sees the changes that either API makes to user groups', async (t) => {
  const { explo, call, post } = await startFake(t)
  const create = { user_group_id: 'acme', name: 'Acme' }
  const created = await post('/api/create_user_group/', create)
  const blueprintsOf = async (id: string) => {
    const { status, body } = await post('/api/get_customer_blueprints/', { customer_id: id })
    return status === 200 ? (body.blueprints as unknown[]).length : status
  }
  await post('/api/create_blueprint/', { customer_id: 'acme', blueprint_name: 'Sales', tables: [] })

  const whileNamedAcme = await blueprintsOf('acme')
  await post('/api/update_customer/', { provided_id: 'acme', new_provided_id: 'globex' })
  const [ofAcme, ofGlobex] = [await blueprintsOf('acme'), await blueprintsOf('globex')]
  const { token } = created.body.user_group as Both
  await call('DELETE', '/api/delete_user_group/', { current_token: token })
  await post('/api/create_user_group/', { ...create, user_group_id: 'globex' })

  t.strictSame([whileNamedAcme, ofAcme, ofGlobex], [1, 404, 1])
  t.equal(await blueprintsOf('globex'), 0)
  t.match(
    (await explo.requests.list({ operation: 'deleteUserGroup' })).map(({ changes }) => changes.map(({ kind }) => kind)),
    [['customer', 'blueprint']],
  )
})

test('concurrent creates of one id through both APIs create one customer', async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })

  const replies = await Promise.all([
    post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' }),
    post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' }),
  ])

  const flags = replies.map(({ body }) => body.new_customer ?? body.new_user_group)
  const found = replies.map(({ body }) => ((body.customer ?? body.user_group) as Both).token)
  t.strictSame([...flags].sort(), [false, true])
  t.equal(new Set(found).size, 1)
  t.equal((await explo.inspect()).customers?.length, 1)
})

function common(answer: unknown): Both {
  const { token, name, provided_id, is_demo_group, properties } = answer as Both
  return { token, name, provided_id, is_demo_group, properties }
}
