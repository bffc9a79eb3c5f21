import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'tap'
import type { ExploFake, ExploFakeOptions, Fixture } from '../../../../src/index.ts'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customerTokens, league, tokens } from '../../../support/league.ts'

const newest = '/v2/api/customers/'
const first = '/api/v2/customers/'
const jalen = {
  token: customerTokens.jalen,
  name: 'Jalen Green',
  provided_id: 'jalen_green',
  is_demo_group: true,
  emails: [],
  group_tags: [],
  properties: null,
  computed_properties: { conference: 'Eastern', season: 2024 },
  access_group: 'Production',
  parent_schema_datasource_mapping: null,
  computed_parent_schema_datasource_mapping: { '40': '213', '134': '386' },
  hierarchy_level: 'Player',
}

overEveryTransport(
  'the newest revision has "total_count" and the customers of a page',
  { fixtures: league },
  async (t, { call }) => {
    const reply = await call('GET', `${newest}?pageSize=4&page=2`, undefined, tokens.productionReadOnly)

    t.strictSame(reply, { status: 200, body: { total_count: 5, results: { customers: [jalen] } } })
    t.strictSame(Object.keys(reply.body), ['total_count', 'results'])
  },
)

test('with v2Revision "b", keys are in camelCase', async (t) => {
  const { call } = await startFake(t, { fixtures: league, assumptions: { v2Revision: 'b' } })

  const { status, body } = await call('GET', `${newest}?pageSize=4&page=2`)

  const customer = {
    token: jalen.token,
    name: jalen.name,
    providedId: jalen.provided_id,
    isDemoGroup: true,
    emails: [],
    groupTags: [],
    properties: null,
    computedProperties: jalen.computed_properties,
    accessGroup: 'Production',
    parentSchemaDatasourceMapping: null,
    computedParentSchemaDatasourceMapping: jalen.computed_parent_schema_datasource_mapping,
    hierarchyLevel: 'Player',
  }
  t.equal(status, 200)
  t.equal(JSON.stringify(body), JSON.stringify({ count: 5, results: { customers: [customer] } }))
})

for (const v2Revision of ['a', 'b', 'c'] as const) {
  test(`the first path has the first shape, also with v2Revision "${v2Revision}"`, async (t) => {
    const { call } = await startFake(t, { fixtures: league, assumptions: { v2Revision } })

    const { body } = await call('GET', `${first}?page_size=4&page=2`)

    const page = { count: 5, next: null, previous: 'http://localhost/api/v2/customers/?page_size=4' }
    const previous = String(body.previous).replace(/localhost:80\b/, 'localhost')
    t.equal(JSON.stringify({ ...body, previous }), JSON.stringify({ ...page, results: { customers: [jalen] } }))
  })
}

test('the documented links lead through all pages, on the host that the client called', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket', fixtures: league })
  const headers = { host: 'explo.example:8443', 'explo-authorization': `Token ${tokens.production}` }

  const targets = [
    '/api/v2/customers/?page_size=2&hierarchy_level_name=Team&page_size=2',
    `${first}?page_size=2&page=1`,
  ]
  const [filtered, one] = await Promise.all(targets.map((target) => getOverSocket(explo, target, headers)))
  const two = await getOverSocket(explo, pathOf(one?.next), headers)
  const three = await getOverSocket(explo, pathOf(two.next), headers)

  t.strictSame(Object.keys(errorsIn(filtered ?? {})), ['page_size'], 'a parameter that is given twice is none')
  t.match(one, { count: 5, next: 'http://explo.example:8443/api/v2/customers/?page_size=2&page=2', previous: null })
  t.match(two, {
    next: 'http://explo.example:8443/api/v2/customers/?page_size=2&page=3',
    previous: 'http://explo.example:8443/api/v2/customers/?page_size=2',
  })
  t.match(three, { next: null, previous: 'http://explo.example:8443/api/v2/customers/?page_size=2&page=2' })
  const ids = [one, two, three].flatMap((page) => idsOf(page ?? {}))
  t.strictSame(ids, ['nba', 'lakers', 'rockets', 'lebron_james', 'jalen_green'])
})

test('links keep all parameters of the request', async (t) => {
  const { call } = await startFake(t, { fixtures: league })
  const query = 'hierarchy_level_name=Team&x=%3F%26%20%C3%A9&y=a?b&page_size=1'

  const { body } = await call('GET', `${first}?${query}`)

  const next = new URL(String(body.next))
  t.strictSame(Object.fromEntries(next.searchParams), {
    hierarchy_level_name: 'Team',
    x: '?& é',
    y: 'a?b',
    page_size: '1',
    page: '2',
  })
})

test('the link to the first page has no query if the request has no other parameters', async (t) => {
  const { call } = await startFake(t, { fixtures: crowd(21) })

  const { body } = await call('GET', `${first}?page=2`)

  t.match(body.previous, /^http:\/\/[^/]+\/api\/v2\/customers\/$/)
})

for (const host of ['a b', '%', 'evil.example/path?x=1#']) {
  test(`links repeat the malformed Host header "${host}"`, async (t) => {
    const { explo } = await startFake(t, { fixtures: league })
    const headers = { host, 'explo-authorization': `Token ${tokens.production}` }

    const reply = await explo.app.inject({ url: `${first}?page_size=2&page=2`, headers })

    t.equal(reply.statusCode, 200)
    t.equal(reply.json().next, `http://${host}/api/v2/customers/?page_size=2&page=3`)
  })
}

test('links name localhost for an HTTP/1.0 client without a Host header', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket', fixtures: league })

  const socket = connect(explo.port, '127.0.0.1')
  socket.write(`GET ${first}?page_size=4 HTTP/1.0\r\nExplo-Authorization: Token ${tokens.production}\r\n\r\n`)
  const [, body = ''] = (await text(socket)).split('\r\n\r\n')

  t.equal(JSON.parse(body).next, 'http://localhost/api/v2/customers/?page_size=4&page=2')
})

test('a page has 20 customers by default, and at most 1000', async (t) => {
  const { call } = await startFake(t, { fixtures: crowd(1002) })
  const sizes = async (query: string) => idsOf((await call('GET', `${newest}${query}`)).body).length

  t.equal(await sizes(''), 20)
  t.equal(await sizes('?page=2'), 20)
  t.equal(await sizes('?page_size=1000'), 1000)
  t.equal(await sizes('?page_size=1000&page=2'), 2)
  t.equal(await sizes('?page_size=1&page=1002'), 1)
  t.equal(await sizes('?page=0051'), 2)
})

test('every parameter has two spellings, and snake_case takes precedence', async (t) => {
  const { call } = await startFake(t, { fixtures: league })
  const ids = async (query: string) => idsOf((await call('GET', `${newest}?${query}`)).body)

  t.strictSame(await ids('page_size=1&page=2'), ['lakers'])
  t.strictSame(await ids('pageSize=1&page=2'), ['lakers'])
  t.strictSame(await ids('parent_provided_id=nba'), ['lakers', 'rockets'])
  t.strictSame(await ids('parentProvidedId=nba'), ['lakers', 'rockets'])
  t.strictSame(await ids('hierarchy_level_name=League'), ['nba'])
  t.strictSame(await ids('hierarchyLevelName=League'), ['nba'])
  t.strictSame(await ids('parentProvidedId=nba&hierarchy_level_name=Team&pageSize=1&page=2'), ['rockets'])
  t.strictSame(await ids('page_size=1&pageSize=3'), ['nba'])
  t.strictSame(await ids('parent_provided_id=lakers&parentProvidedId=rockets'), ['lebron_james'])
})

test('a filter that matches nothing gives one empty page', async (t) => {
  const { call } = await startFake(t, { fixtures: league })
  const list = (query: string) => call('GET', `${newest}?${query}`)

  const replies = [await list('parent_provided_id=nobody'), await list('hierarchyLevelName=Bench&page=1')]
  const beyond = await list('parent_provided_id=nobody&page=2')

  for (const reply of replies) {
    t.strictSame(reply, { status: 200, body: { total_count: 0, results: { customers: [] } } })
  }
  t.equal(beyond.status, 404)
})

const noPages = ['0', '-1', '3', '1.5', '1e0', '0x1', '+1', 'last', '', '%20', 'NaN', '9'.repeat(400)]

for (const page of noPages) {
  test(`page=${page.slice(0, 20)} of two pages is not found`, async (t) => {
    const { explo, call } = await startFake(t, { fixtures: crowd(30) })

    const replies = [await call('GET', `${newest}?page=${page}`), await call('GET', `${first}?page=${page}`)]

    const [entry] = await explo.requests.list()
    for (const reply of replies) t.strictSame(reply, { status: 404, body: refusalBody('Invalid page.') })
    t.match(entry, { reason: /is none of the pages 1 to 2$/, assumptions: ['pageOutOfRange'] })
  })
}

for (const size of ['0', '1001', '-1', '1.5', 'abc', '', '2e1', '9'.repeat(400)]) {
  test(`page_size=${size.slice(0, 20)} is refused, in either spelling`, async (t) => {
    const { call } = await startFake(t)

    const snake = await call('GET', `${newest}?page_size=${size}`)
    const camel = await call('GET', `${newest}?pageSize=${size}`)

    const sentence = /^-?\d+$/.test(size) ? 'Must be from 1 to 1000.' : 'A valid integer is required.'
    t.match(snake, { status: 400, body: refusalBody('Invalid input.', { page_size: [sentence] }) })
    t.match(camel, { status: 400, body: refusalBody('Invalid input.', { pageSize: [sentence] }) })
  })
}

test('repeated parameters are refused', async (t) => {
  const { call } = await startFake(t)

  const reply = await call(
    'GET',
    `${newest}?page=1&page=2&page_size=1&page_size=2&parentProvidedId=a&parentProvidedId=b`,
  )

  const sentences = ['Not a valid string.']
  t.match(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { page: sentences, page_size: sentences, parentProvidedId: sentences }),
  })
})

const empty: ExploFakeOptions = { fixtures: crowd(30), assumptions: { pageOutOfRange: 'empty' } }

test('with pageOutOfRange "empty", a page after the last one is empty, and links to the last one', async (t) => {
  const { call } = await startFake(t, empty)

  const beyond = await call('GET', `${newest}?page=3`)
  const faraway = await call('GET', `${first}?page=${'9'.repeat(400)}`)

  t.strictSame(beyond, { status: 200, body: { total_count: 30, results: { customers: [] } } })
  t.match(faraway, {
    status: 200,
    body: { count: 30, next: null, previous: /page=2$/, results: { customers: { length: 0 } } },
  })
})

test('with pageOutOfRange "empty", a page that is not a number is still refused', async (t) => {
  const { call } = await startFake(t, empty)

  for (const page of ['0', '-1', 'last', '1e0']) t.equal((await call('GET', `${newest}?page=${page}`)).status, 404)
})

test('HEAD is refused, because Explo does not document it', async (t) => {
  const { send } = await startFake(t, { transport: 'socket', fixtures: league })

  const headers = { 'explo-authorization': `Token ${tokens.production}` }
  const reply = await send(newest, { method: 'HEAD', headers })

  t.equal(reply.status, 405)
  t.equal(reply.headers.get('allow'), 'GET, OPTIONS')
  t.equal(await reply.text(), '')
})

function crowd(size: number): Fixture {
  return { customers: Array.from({ length: size }, (_, index) => ({ provided_id: `fan_${index}` })) }
}

function idsOf(body: Record<string, unknown>): string[] {
  const { customers } = body.results as { customers: { provided_id: string }[] }
  return customers.map(({ provided_id }) => provided_id)
}

function pathOf(url: unknown): string {
  const { pathname, search } = new URL(String(url))
  return pathname + search
}

/** Sends a GET with any `Host` header, which `fetch` forbids. */
async function getOverSocket({ port }: ExploFake, path: string, headers: Record<string, string>) {
  const body = await new Promise<string>((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, headers }, (reply) => {
      text(reply).then(resolve, reject)
    })
    outgoing.on('error', reject).end()
  })
  return JSON.parse(body) as Record<string, unknown>
}
