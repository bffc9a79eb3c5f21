import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { jsonHeaders, overEveryTransport, startFake } from '../../../support/helper.ts'
import { customerTokens, league, tokens } from '../../../support/league.ts'

const path = '/api/create_customer/'
const documentedRequest = {
  provided_id: 'example_1',
  name: 'Example 1',
  mapping: { '40': '213', '134': '386' },
  properties: { filterValue: 'value' },
  emails: ['example@example.com'],
  group_tags: ['sales'],
  hierarchy_level_name: 'Customer',
}

overEveryTransport(
  'a new id creates the documented customer',
  { fixtures: { group_tags: ['sales'] } },
  async (t, { explo, post }) => {
    const reply = await post(path, documentedRequest)

    const [stored] = (await explo.inspect()).customers ?? []
    t.match(stored?.token, /^[0-9a-f]{64}$/)
    t.strictSame(reply, {
      status: 200,
      body: {
        success: 1,
        new_customer: true,
        customer: {
          token: stored?.token,
          name: 'Example 1',
          provided_id: 'example_1',
          is_demo_group: false,
          emails: ['example@example.com'],
          group_tags: ['sales'],
          properties: { filterValue: 'value' },
          computed_properties: { filterValue: 'value' },
          access_group: 'Production',
          parent_schema_datasource_mapping: { '40': '213', '134': '386' },
          computed_parent_schema_datasource_mapping: { '40': '213', '134': '386' },
          hierarchy_level: 'Customer',
        },
      },
    })
  },
)

test('missing and null fields are empty', async (t) => {
  const { post } = await startFake(t)
  const nothing = {
    mapping: null,
    is_demo_group: null,
    emails: null,
    group_tags: null,
    hierarchy_level_name: null,
    parent_provided_id: null,
    properties: null,
  }

  const silent = await post(path, { provided_id: 'acme', name: 'Acme' })
  const explicit = await post(path, { provided_id: 'globex', name: 'Globex', ...nothing })

  for (const { body } of [silent, explicit]) {
    t.has(body.customer, {
      is_demo_group: false,
      emails: { length: 0 },
      group_tags: { length: 0 },
      properties: null,
      computed_properties: {},
      parent_schema_datasource_mapping: null,
      computed_parent_schema_datasource_mapping: {},
      hierarchy_level: 'Customer',
    })
  }
})

overEveryTransport(
  'a known id returns the stored customer, and changes nothing',
  { fixtures: { group_tags: ['sales'] } },
  async (t, { explo, post }) => {
    const first = await post(path, documentedRequest)
    const before = await explo.inspect()

    const second = await post(path, {
      provided_id: 'example_1',
      name: 'Renamed',
      mapping: { '40': '999' },
      is_demo_group: true,
      emails: ['other@example.com'],
      group_tags: [],
      hierarchy_level_name: 'User',
      properties: {},
    })

    t.strictSame(second, { status: 200, body: { ...first.body, new_customer: false } })
    t.strictSame(await explo.inspect(), before)
  },
)

test('a customer inherits the values that it does not have from its ancestors', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })

  const reply = await post(path, {
    provided_id: 'luka_doncic',
    name: 'Luka Dončić',
    hierarchy_level_name: 'Player',
    parent_provided_id: 'lakers',
    properties: { number: 77 },
  })

  t.match(reply.body, {
    new_customer: true,
    customer: {
      hierarchy_level: 'Player',
      properties: { number: 77 },
      computed_properties: { number: 77, conference: 'Western', city: 'Los Angeles', season: 2024 },
      parent_schema_datasource_mapping: null,
      computed_parent_schema_datasource_mapping: { '40': '999', '134': '386' },
    },
  })
  const { customers = [] } = await explo.inspect()
  t.match(
    customers.find(({ provided_id }) => provided_id === 'luka_doncic'),
    { parent_provided_id: 'lakers' },
  )
})

test('a parent may be two levels above its child', async (t) => {
  const { post } = await startFake(t, { fixtures: league })

  const body = { provided_id: 'referee', name: 'R', hierarchy_level_name: 'Player', parent_provided_id: 'nba' }
  const reply = await post(path, body)

  t.match(reply, { status: 200, body: { customer: { computed_properties: { conference: 'Eastern' } } } })
})

test('a parent without a level is refused, because the default level is the highest', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  const before = await explo.inspect()

  const reply = await post(path, { provided_id: 'wnba', name: 'W', parent_provided_id: 'nba' })

  t.strictSame(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { parent_provided_id: ['The parent must be on a strictly higher level.'] }),
  })
  t.strictSame(await explo.inspect(), before)
})

const wrongParents = {
  'on the same level': { parent: 'rockets', sentence: 'The parent must be on a strictly higher level.' },
  'on a lower level': { parent: 'jalen_green', sentence: 'The parent must be on a strictly higher level.' },
  'that does not exist': { parent: 'mlb', sentence: 'Customer "mlb" does not exist.' },
  'of another visibility group': { parent: 'euroleague', sentence: 'Customer "euroleague" does not exist.' },
  'that is the customer itself': { parent: 'knicks', sentence: 'Customer "knicks" does not exist.' },
}

for (const [flaw, { parent, sentence }] of Object.entries(wrongParents)) {
  test(`a parent ${flaw} is refused`, async (t) => {
    const { explo, post } = await startFake(t, { fixtures: league })

    const body = { provided_id: 'knicks', name: 'K', hierarchy_level_name: 'Team', parent_provided_id: parent }
    const reply = await post(path, body)

    const [request] = await explo.requests.list()
    t.match(reply, { status: 400, body: refusalBody('Invalid input.', { parent_provided_id: [sentence] }) })
    t.match(request, { assumptions: ['existingNames'] })
  })
}

test('a refusal names all unknown values', async (t) => {
  const { explo, post } = await startFake(t, {
    fixtures: { schemas: [{ id: '40' }], data_sources: [{ id: '213', schema: '40' }], group_tags: ['sales'] },
  })

  const reply = await post(path, {
    provided_id: 'acme',
    name: 'Acme',
    mapping: { '40': '214', '41': '213' },
    group_tags: ['sales', 'sells', 'engineers'],
    hierarchy_level_name: 'Boss',
    parent_provided_id: 'nobody',
  })

  t.strictSame(errorsIn(reply.body), {
    mapping: ['Data source "214" does not exist for schema "40".', 'Schema "41" does not exist.'],
    group_tags: ['Group tag "sells" does not exist.', 'Group tag "engineers" does not exist.'],
    hierarchy_level_name: ['Hierarchy level "Boss" does not exist.'],
  })
  t.strictSame((await explo.inspect()).customers, [])
})

test('unknown values are refused even for a known id', async (t) => {
  const { post } = await startFake(t)
  await post(path, { provided_id: 'acme', name: 'Acme' })

  const reply = await post(path, { provided_id: 'acme', name: 'Acme', group_tags: ['sales'] })

  t.match(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { group_tags: ['Group tag "sales" does not exist.'] }),
  })
})

test('a mapping may name a data source by its provided_id in the visibility groups that have it', async (t) => {
  const source = { id: '213', provided_id: 'warehouse', schema: '40', visibility_groups: ['Sandbox'] }
  const { post } = await startFake(t, {
    fixtures: { ...league, customers: [], schemas: [{ id: '40' }], data_sources: [source] },
  })
  const body = { provided_id: 'acme', name: 'Acme', mapping: { '40': 'warehouse' } }

  const inSandbox = await post(path, body, tokens.sandbox)
  const inProduction = await post(path, body, tokens.production)

  t.equal(inSandbox.status, 200)
  t.match(inProduction, {
    status: 400,
    body: refusalBody('Invalid input.', { mapping: ['Data source "warehouse" does not exist for schema "40".'] }),
  })
})

test('with mappingTargets "any", a mapping may name undeclared targets', async (t) => {
  const { post } = await startFake(t, {
    fixtures: { schemas: [{ id: '40' }] },
    assumptions: { mappingTargets: 'any' },
  })

  const reply = await post(path, { provided_id: 'acme', name: 'Acme', mapping: { '41': 'anything' } })

  t.match(reply, { status: 200, body: { customer: { parent_schema_datasource_mapping: { '41': 'anything' } } } })
})

test('repeated e-mail addresses and tags are stored once', async (t) => {
  const { post } = await startFake(t, { fixtures: { group_tags: ['sales', 'east'] } })

  const reply = await post(path, {
    provided_id: 'acme',
    name: 'Acme',
    emails: ['a@example.com', 'b@example.com', 'a@example.com'],
    group_tags: ['sales', 'sales', 'east'],
  })

  t.match(reply.body, { customer: { emails: ['a@example.com', 'b@example.com'], group_tags: ['sales', 'east'] } })
})

test('properties such as __proto__ are ordinary properties, also for children', async (t) => {
  const { send, post } = await startFake(t, { fixtures: league })
  const body =
    '{"provided_id":"__proto__","name":"constructor","hierarchy_level_name":"Team","mapping":{"__proto__":"1"},"properties":{"__proto__":{"a":1},"constructor":"c","toString":null}}'
  const headers = { 'content-type': 'application/json', 'explo-authorization': `Token ${tokens.production}` }

  const parent = await send(path, { method: 'POST', headers, body })
  const child = await post(path, {
    provided_id: 'hasOwnProperty',
    name: 'H',
    hierarchy_level_name: 'Player',
    parent_provided_id: '__proto__',
  })

  const text = '{"__proto__":{"a":1},"constructor":"c","toString":null}'
  t.ok((await parent.text()).includes(`"properties":${text},"computed_properties":${text}`))
  t.equal(JSON.stringify((child.body.customer as Record<string, unknown>).computed_properties), text)
  t.match(child.body, { customer: { computed_parent_schema_datasource_mapping: JSON.parse('{"__proto__":"1"}') } })
})

test('with readOnlyToken "allow-existing", a read-only token gets a known customer and creates nothing', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league, assumptions: { readOnlyToken: 'allow-existing' } })
  const before = await explo.inspect()

  const existing = await post(path, { provided_id: 'nba', name: 'Other' }, tokens.productionReadOnly)
  const missing = await post(path, { provided_id: 'mlb', name: 'MLB' }, tokens.productionReadOnly)

  t.match(existing, {
    status: 200,
    body: { new_customer: false, customer: { name: 'NBA', token: customerTokens.nba } },
  })
  t.equal(missing.status, 403)
  t.strictSame(await explo.inspect(), before)
})

overEveryTransport(
  'with createdStatus "201", a created customer is answered as JSON',
  { assumptions: { createdStatus: '201' } },
  async (t, { send }) => {
    const body = JSON.stringify({ provided_id: 'acme', name: 'Acme' })

    const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body })

    t.equal(reply.status, 201)
    t.equal(reply.headers.get('content-type'), 'application/json; charset=utf-8')
    t.match(await reply.json(), { new_customer: true })
  },
)
