import { test } from 'tap'
import { likeTheAccount, OrdinaryClient, startShadow, tokens } from '../../support/shadow.ts'

const authorization = { 'explo-authorization': `Token ${tokens.writer}` }

for (const [name, headers, code] of [
  ['an unexpected host', { host: 'attacker.example' }, 'EXPLO_FAKE_UNEXPECTED_HOST'],
  [
    'a page of another origin',
    { host: '127.0.0.1:1', origin: 'https://attacker.example' },
    'EXPLO_FAKE_FOREIGN_ORIGIN',
  ],
] as const) {
  for (const [method, url] of [
    ['GET', '/api/customers/'],
    ['OPTIONS', '/api/customers/'],
    ['GET', '/__admin/state'],
  ] as const) {
    test(`${method} ${url} for ${name} is refused, and not sent to the service`, async (t) => {
      let calls = 0
      const { app, server } = await startShadow(t)
      server.onRequest = () => calls++

      const reply = await app.inject({ method, url, headers: { ...authorization, ...headers } })

      t.equal(reply.statusCode, 403)
      t.match(reply.json(), { error: { code } })
      t.equal(calls, 0)
    })
  }
}

test('a preflight is answered by the shadow, and headers about origins are not passed on', async (t) => {
  const sent: Record<string, string>[] = []
  const { app } = await startShadow(t, {
    fetch: async (input, init) => {
      sent.push(init?.headers as Record<string, string>)
      const { status, headers, body } = await fetch(input, init)
      return new Response(body, {
        status,
        headers: { ...Object.fromEntries(headers), 'access-control-allow-origin': '*' },
      })
    },
  })
  const before = sent.length
  const headers = { host: '127.0.0.1:1', origin: 'http://127.0.0.1:1', 'access-control-request-method': 'GET' }

  const preflight = await app.inject({ method: 'OPTIONS', url: '/api/customers/', headers })
  const afterPreflight = sent.length
  const simple = await app.inject({ method: 'GET', url: '/api/customers/', headers: { ...headers, ...authorization } })

  t.equal(afterPreflight, before)
  t.equal(preflight.headers['x-explo-fake-shadow'], 'held back')
  t.equal(simple.statusCode, 200)
  for (const reply of [preflight, simple]) t.notMatch(Object.keys(reply.headers).join(), 'access-control')
  t.strictSame(Object.keys(sent.at(-1) as object), ['explo-authorization'])
})

test('lists only have the records of the application, and the report counts the others', async (t) => {
  const customers = [{ provided_id: 'leeds', name: 'Leeds', visibility_group: 'Main' }]
  const { server, shadow, url } = await startShadow(t, { fake: { fixtures: { ...likeTheAccount, customers } } })
  const foreign = { name: 'Foreign', emails: ['foreign@example.com'], properties: { region: 'foreign' } }
  const customer = server.account.create('Production', 'acme', foreign)
  server.account.tags.push('foreign-tag')
  const app = new OrdinaryClient(url)
  const created = await app.post('/api/create_customer/', { provided_id: 'acme', name: 'Mine' })

  const texts = [
    await app.call('GET', '/api/customers/'),
    await app.call('GET', '/v2/api/customers/?page_size=2'),
    await app.call('GET', '/api/v2/customers/?page_size=2'),
    await app.call('GET', '/api/group_tags/'),
  ].map(({ text }) => text)
  const report = await shadow.end()

  for (const text of [...texts, JSON.stringify(report)]) {
    t.notMatch(text, /foreign/i)
    t.notMatch(text, customer.token)
  }
  const [older, newest, first, tags] = texts.map((text) => JSON.parse(text))
  t.match(older.customers, [{ provided_id: 'acme', token: created.body.customer.token }])
  t.match(newest, {
    total_count: 2,
    results: { customers: [{ provided_id: 'leeds' }, { token: created.body.customer.token }] },
  })
  t.match(first, { count: 2, next: null, previous: null })
  t.strictSame(tags.group_tags, [])
  t.match(report, { hidden: 4, findings: { length: 0 } })
})

test('only the dashboards that the fixtures declare are listed', async (t) => {
  const { server, url } = await startShadow(t)
  server.account.dashboards.push({ name: 'Foreign', embedId: 'foreign' })

  const { body } = await new OrdinaryClient(url).call('GET', '/api/dashboard/')

  t.match(body.dashboards, [{ name: 'Sales', embed_id: 'AbCdEfGhIj' }])
  t.equal(body.dashboards.length, 1)
})

const stranger = { provided_id: 'foreign-id', name: 'Foreign', token: 'c0ffee'.repeat(10) }
const strangeAnswers: Record<string, { status?: number; body: object }> = {
  'the record of the call': { body: { success: 1, customer: stranger } },
  'a record without an id': { body: { success: 1, customer: { name: 'Foreign', token: stranger.token } } },
  'a record inside an own one': {
    body: { success: 1, customer: { provided_id: 'PREFIXacme', parent: stranger, group_tags: ['foreign', 'PREFIXa'] } },
  },
  'an unknown list': {
    body: { success: 1, people: [{ email: 'foreign@example.com' }], emails: ['foreign@example.com'] },
  },
  'an unknown object': { body: { success: 1, owner: { email: 'foreign@example.com' } } },
  'a refusal': { status: 400, body: { success: 0, detail: 'Taken.', conflicts: [stranger] } },
  'a refusal about it': { status: 409, body: { success: 0, customer: stranger } },
}

for (const [place, { status = 200, body }] of Object.entries(strangeAnswers)) {
  test(`another client's record in ${place} reaches neither the application nor the report`, async (t) => {
    const { shadow, url } = await startShadow(t, {
      fetch: async (input, init) => {
        if (!String(input).endsWith('/get_customer/')) return fetch(input, init)
        const [prefix = ''] = /explo-fake-shadow-\w+-\d+-/.exec(String(init?.body)) ?? []
        return new Response(JSON.stringify(body).replaceAll('PREFIX', prefix), { status })
      },
    })

    const { text } = await new OrdinaryClient(url).post('/api/get_customer/', { provided_id: 'acme' })
    const report = await shadow.end()

    for (const shown of [text, JSON.stringify(report)]) {
      t.notMatch(shown, /foreign/i)
      t.notMatch(shown, stranger.token)
    }
    t.ok(report.hidden > 0)
  })
}

test('values that the application stored in its own record are returned unchanged', async (t) => {
  const { url } = await startShadow(t)
  const properties = { owner: { token: 'of the client', provided_id: 'x' }, list: [{ name: 'any' }] }

  const { body } = await new OrdinaryClient(url).post('/api/create_customer/', {
    ...{ provided_id: 'acme', name: 'Acme', emails: ['a@example.com'] },
    properties,
  })

  t.strictSame(body.customer.properties, properties)
  t.strictSame(body.customer.emails, ['a@example.com'])
})
