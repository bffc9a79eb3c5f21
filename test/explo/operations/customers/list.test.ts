import { get } from 'node:http'
import { test } from 'tap'
import type { Fixture } from '../../../../src/index.ts'
import { refusalBody } from '../../../support/dialect.ts'
import { apiToken, overEveryTransport, startFake } from '../../../support/helper.ts'
import { customerTokens, league, tokens } from '../../../support/league.ts'

const path = '/api/customers/'

overEveryTransport(
  'all customers of the visibility group are listed in the order of creation',
  { fixtures: league },
  async (t, { call, post }) => {
    await post('/api/create_customer/', { provided_id: 'aba', name: 'ABA' }, tokens.sandbox)

    const reply = await call('GET', path, undefined, tokens.sandboxReadOnly)

    const [, , aba] = reply.body.customers as { token: string }[]
    const customer = (token: string, name: string, id: string) => ({
      token,
      name,
      provided_id: id,
      is_demo_group: false,
      emails: [],
      group_tags: [],
      properties: null,
      computed_properties: {},
      access_group: 'Sandbox',
      parent_schema_datasource_mapping: null,
      computed_parent_schema_datasource_mapping: {},
      hierarchy_level: 'League',
    })
    t.strictSame(reply, {
      status: 200,
      body: {
        success: 1,
        customers: [
          customer(customerTokens.sandboxNba, 'NBA at play', 'nba'),
          customer(customerTokens.euroleague, 'EuroLeague', 'euroleague'),
          customer(aba?.token ?? '', 'ABA', 'aba'),
        ],
      },
    })
    t.strictSame(Object.keys(reply.body), ['success', 'customers'])
  },
)

test('each customer is listed as getCustomer answers it', async (t) => {
  const { call, post } = await startFake(t, { fixtures: league })

  const { body } = await call('GET', path)

  const customers = body.customers as Record<string, unknown>[]
  t.equal(customers.length, 5)
  for (const customer of customers) {
    const alone = await post('/api/get_customer/', { provided_id: customer.provided_id })
    t.equal(JSON.stringify(customer), JSON.stringify(alone.body.customer))
  }
})

test('a world without customers has an empty list', async (t) => {
  const { call } = await startFake(t)

  t.strictSame(await call('GET', path), { status: 200, body: { success: 1, customers: [] } })
})

const filters = {
  'parent_provided_id=nba': ['lakers', 'rockets'],
  'parent_provided_id=lakers': ['lebron_james'],
  'parent_provided_id=lebron_james': [],
  'parent_provided_id=nobody': [],
  'parent_provided_id=euroleague': [],
  'hierarchy_level_name=Player': ['lebron_james', 'jalen_green'],
  'hierarchy_level_name=player': [],
  'parent_provided_id=nba&hierarchy_level_name=Team': ['lakers', 'rockets'],
  'parent_provided_id=nba&hierarchy_level_name=Player': [],
}

for (const [query, expected] of Object.entries(filters)) {
  test(`a list filtered by ${query} has ${expected.join(' and ') || 'no customers'}`, async (t) => {
    const { call } = await startFake(t, { fixtures: league })

    const reply = await call('GET', `${path}?${query}`)

    t.equal(reply.status, 200)
    t.strictSame(idsOf(reply.body), expected)
  })
}

test('an empty or repeated filter is refused', async (t) => {
  const { call } = await startFake(t, { fixtures: league })

  const reply = await call('GET', `${path}?parent_provided_id=&hierarchy_level_name=Team&hierarchy_level_name=Player`)

  t.strictSame(reply, {
    status: 400,
    body: refusalBody('Invalid input.', {
      parent_provided_id: ['This field may not be blank.'],
      hierarchy_level_name: ['Not a valid string.'],
    }),
  })
})

test('undocumented parameters are noted in the journal, and refused with unknownFields "refuse"', async (t) => {
  const patient = await startFake(t)
  const strict = await startFake(t, { assumptions: { unknownFields: 'refuse' } })

  const ignored = await patient.call('GET', `${path}?page=2&__proto__=1`)
  const refused = await strict.call('GET', `${path}?page=2`)

  const [request] = await patient.explo.requests.list()
  t.equal(ignored.status, 200)
  t.strictSame(request?.unknownFields, ['page', '__proto__'])
  t.match(refused, { status: 400, body: refusalBody('Invalid input.', { page: ['Unknown field.'] }) })
})

test('the journal names the replacement of the deprecated list', async (t) => {
  const { explo, call } = await startFake(t)

  await call('GET', path)

  const [request] = await explo.requests.list()
  t.match(request, { operation: 'listCustomers', replacedBy: 'listCustomersV2', reply: { customers: { length: 0 } } })
})

test('a long list has every customer once, in the same form as the pages of v2', async (t) => {
  const { call } = await startFake(t, { fixtures: crowd(1234) })

  const list = await call('GET', path)

  const pages = await Promise.all(
    [1, 2].map(async (page) => (await call('GET', `/v2/api/customers/?page_size=1000&page=${page}`)).body.results),
  )
  const paged = (pages as { customers: unknown[] }[]).flatMap(({ customers }) => customers)
  t.equal(list.status, 200)
  t.equal(JSON.stringify(list.body), JSON.stringify({ success: 1, customers: paged }))
  t.equal(paged.length, 1235)
})

test('other requests are answered while a long list is sent', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: crowd(5000) })
  const order: string[] = []

  const list = await openList(explo)
  list.on('data', () => order.push('part'))
  const other = post('/api/get_customer/', { provided_id: 'fan_4999' }).then(() => order.push('other'))
  await Promise.all([other, ended(list)])

  t.ok(order.length > 5, `${order.length - 1} parts`)
  t.ok(order.indexOf('other') < order.lastIndexOf('part'), order.join(' '))
})

test('a long list shows one state, even if other requests write while it is sent', async (t) => {
  const { explo, call, post } = await startFake(t, {
    fixtures: crowd(5000),
    assumptions: { deleteWithChildren: 'cascade' },
  })

  const list = await openList(explo)
  const chunks: Buffer[] = []
  list.on('data', (chunk: Buffer) => chunks.push(chunk))
  await post('/api/update_customer/', { provided_id: 'club', new_provided_id: 'team', properties: { of: 'later' } })
  await call('DELETE', '/api/delete_customer/', { current_token: 'c'.repeat(64) })
  const partsBefore = chunks.length
  await ended(list)

  const { customers } = JSON.parse(Buffer.concat(chunks).toString()) as { customers: Record<string, unknown>[] }
  t.ok(partsBefore < chunks.length, 'the list was still under way')
  t.equal(customers.length, 5001)
  t.ok(customers.every(({ computed_properties }) => (computed_properties as { of: string }).of === 'before'))
  t.strictSame((await explo.inspect()).customers, [])
})

test('the journal keeps a request for a long list without the body of the answer', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: crowd(600) })

  await call('GET', path)

  const [request] = await explo.requests.list()
  t.match(request, { operation: 'listCustomers', status: 200, reply: null, visibilityGroup: 'Production' })
  t.equal(await explo.requests.dropped(), 0)
})

test('the fake keeps answering after a client disconnected in the middle of a long list', async (t) => {
  const { explo, call } = await startFake(t, {
    transport: 'socket',
    fixtures: crowd(3000, { story: 'x'.repeat(4000) }),
  })

  const received = await new Promise<number>((resolve, reject) => {
    const headers = { 'explo-authorization': `Token ${apiToken}` }
    get(`${explo.url}${path}`, { headers }, (reply) => {
      reply.once('data', (chunk: Buffer) => {
        reply.destroy()
        resolve(chunk.length)
      })
    }).on('error', reject)
  })

  const reply = await call('POST', '/api/get_customer/', { provided_id: 'fan_1' })
  t.ok(received < 24_000_000)
  t.equal(reply.status, 200)
  await t.resolves(explo.close(), 'and nothing of it is left to wait for')
})

/** One customer with many children. */
function crowd(size: number, properties: Record<string, unknown> = {}): Fixture {
  const fans = Array.from({ length: size }, (_, index) => ({
    provided_id: `fan_${index}`,
    hierarchy_level: 'User',
    parent_provided_id: 'club',
    properties: { seat: index, ...properties },
  }))
  return { customers: [{ provided_id: 'club', token: 'c'.repeat(64), properties: { of: 'before' } }, ...fans] }
}

async function openList(explo: Awaited<ReturnType<typeof startFake>>['explo']) {
  const headers = { 'explo-authorization': `Token ${apiToken}` }
  const reply = await explo.app.inject({ url: path, headers, payloadAsStream: true })
  return reply.stream()
}

function ended(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on('end', resolve).on('error', reject)
  })
}

function idsOf(body: Record<string, unknown>): unknown[] {
  return (body.customers as { provided_id: string }[]).map(({ provided_id }) => provided_id)
}
