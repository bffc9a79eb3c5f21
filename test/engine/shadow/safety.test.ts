import { test } from 'tap'
import { realTime } from '../../../src/engine/contract/client.ts'
import { Scrubber } from '../../../src/engine/contract/scrubber.ts'
import { shadowTable } from '../../../src/engine/shadow/report.ts'
import { Shadow } from '../../../src/engine/shadow/shadow.ts'
import { account } from '../../../src/explo/account.ts'
import * as second from '../../support/second-server/server.ts'
import { likeTheAccount, OrdinaryClient, startShadow, tokens } from '../../support/shadow.ts'

test('the service only sees ids of the run, and the application never sees them', async (t) => {
  const { server, shadow, url } = await startShadow(t)
  const app = new OrdinaryClient(url)

  const { text } = await app.post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  await app.post('/api/create_group_tag/', { name: 'sales' })
  const ids = [...server.account.customers.map(({ id }) => id), ...server.account.tags]
  await shadow.end()

  t.ok(ids.every((id) => id.startsWith(account.prefixes.shadow)))
  t.notMatch(text, account.prefixes.shadow)
  t.match(text, '"provided_id":"acme"')
})

test('a real customer cannot be changed, even by its token, and is not a difference', async (t) => {
  const { server, shadow, url } = await startShadow(t)
  const real = server.account.create('Production', 'acme', { name: 'Real' })
  const app = new OrdinaryClient(url)

  await app.post('/api/create_customer/', { provided_id: 'acme', name: 'Mine' })
  await app.post('/api/update_customer/', { provided_id: 'acme', name: 'Changed' })
  const listed = await app.call('GET', '/api/customers/')
  await app.call('GET', '/v2/api/customers/')
  await app.call('GET', '/api/v2/customers/')
  const refused = await app.call('DELETE', '/api/delete_customer/', { current_token: real.token })
  const report = await shadow.end()

  t.match(listed.body.customers, [{ provided_id: 'acme', name: 'Changed' }])
  t.equal(listed.body.customers.length, 1)
  t.equal(refused.status, 404)
  t.strictSame(server.account.customers, [real])
  t.equal(real.name, 'Real')
  t.strictSame(report.findings, [])
})

test("an answer with another client's record does not reach the application", async (t) => {
  const { shadow, url } = await startShadow(t, {
    fetch: (input, init) =>
      String(input).endsWith('/api/get_customer/')
        ? Promise.resolve(Response.json({ provided_id: 'hidden-id', name: 'Hidden Name' }))
        : fetch(input, init),
  })
  const app = new OrdinaryClient(url)
  await app.post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })

  const { text } = await app.post('/api/get_customer/', { provided_id: 'acme' })

  t.notMatch(text, /hidden/i)
  t.match(text, '"provided_id":"acme"')
  t.match((await shadow.end()).notCompared, [
    { operation: 'getCustomer', because: 'the upstream answered with a record that is not of this run' },
  ])
})

const heldBack: Record<
  string,
  { method?: string; path: string; body?: unknown; type?: string | null; because: RegExp }
> = {
  'an irreversible call': { path: '/api/publish/', body: {}, because: /cannot be undone \(--irreversible sends it\)/ },
  'an e-mail': { path: '/api/dashboard/report', body: {}, because: /would send an e-mail/ },
  'an unknown path that may write': {
    path: '/api/delete_everything/',
    body: {},
    because: /Explo documents no such call/,
  },
  'a body without a content type': { path: '/api/get_customer/', body: '{}', type: null, because: /not sent as JSON/ },
  'a body that is not JSON': { path: '/api/get_customer/', body: '{', because: /its body is not JSON/ },
  'a body that is not an object': { path: '/api/get_customer/', body: [], because: /not a JSON object/ },
  'a form': { path: '/api/get_customer/', body: 'a=b', type: 'text/plain', because: /not sent as JSON/ },
  'an id that is not a text': {
    path: '/api/get_customer/',
    body: { provided_id: 5 },
    because: /its "provided_id" is not a text/,
  },
  'tags that are not a list': {
    path: '/api/create_customer/',
    body: { provided_id: 'a', name: 'A', group_tags: 'sales' },
    because: /its "group_tags" is not a list/,
  },
  'an unknown path that reads': { method: 'GET', path: '/api/all_customers/', because: /Explo documents no such call/ },
  'a documented path with another method': {
    method: 'PUT',
    path: '/api/create_customer/',
    body: {},
    because: /no such/,
  },
  'an undocumented field': {
    path: '/api/create_customer/',
    body: { provided_id: 'a', name: 'A', providedId: 'real-1' },
    because: /its body has "providedId", which is not documented/,
  },
  'a field constructor': {
    path: '/api/get_customer/',
    body: { provided_id: 'a', constructor: 'real-1' },
    because: /its body has "constructor"/,
  },
  'an undocumented query parameter': {
    path: '/api/get_customer/?provided_id=real-1',
    body: { provided_id: 'a' },
    because: /its query has "provided_id"/,
  },
  'a repeated parameter': {
    method: 'GET',
    path: '/api/customers/?parent_provided_id=a&parent_provided_id=real-1',
    because: /its query has a parameter twice/,
  },
  'a data source of the account': {
    path: '/api/create_user_group/',
    body: { user_group_id: 'a', name: 'A', data_source_id: 7 },
    because: /its "data_source_id" names a data source of the account/,
  },
  'a portal for e-mail addresses': {
    path: '/api/configure_customer_portal/',
    body: { provided_id: 'a', dashboard_embed_id: 'AbCdEfGhIj', emails: ['real@example.com'] },
    because: /opens a portal to e-mail addresses \(--irreversible sends it\)/,
  },
  'the number of an unknown customer': {
    path: '/api/create_end_user/',
    body: { provided_id: 'u', customer_id: 7, email: 'u@example.com' },
    because: /nobody can tell whose "customer_id" 7 is/,
  },
}

for (const [name, { method = 'POST', path, body, type = 'application/json', because }] of Object.entries(heldBack)) {
  test(`${name} is answered by the fake instead of the service, and the report says why`, async (t) => {
    let calls = 0
    const { server, shadow, url } = await startShadow(t)
    server.onRequest = () => calls++

    const reply = await fetch(url + path, {
      method,
      headers: { ...(type !== null && { 'content-type': type }), 'explo-authorization': `Token ${tokens.writer}` },
      // Bytes have no type of their own, which a text has.
      ...(body !== undefined && { body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }),
    })
    await reply.text()
    const reached = calls
    const report = await shadow.end()

    t.equal(reached, 0)
    t.equal(reply.headers.get('x-explo-fake-shadow'), 'held back')
    t.match(report, { calls: 1, compared: 0, heldBack: [{ because, times: 1 }] })
  })
}

test('a repeated key is sent to the service once, with the value that the fake read', async (t) => {
  const bodies: string[] = []
  const { app, server, shadow } = await startShadow(t, {
    fetch: (input, init) => {
      bodies.push(String(init?.body))
      return fetch(input, init)
    },
  })
  const real = server.account.create('Production', 'real-1', { name: 'Real' })

  const headers = {
    host: 'localhost',
    'content-type': 'application/json',
    'explo-authorization': `Token ${tokens.writer}`,
  }
  const body = `{ "current_token": "${real.token}", "current_token": "${'0'.repeat(64)}" }`
  await app.inject({ method: 'DELETE', url: '/api/delete_customer/', headers, body })
  await shadow.end()

  t.notMatch(bodies.join(), real.token)
  t.strictSame(server.account.customers, [real])
})

test('headers that may change the effect of a call are not sent, and the report names them', async (t) => {
  const sent: string[] = []
  const { app, shadow } = await startShadow(t, {
    fetch: (input, init) => {
      sent.push(...Object.keys(init?.headers as object))
      return fetch(input, init)
    },
  })

  const headers = { host: 'localhost', cookie: 'session=1', 'x-http-method-override': 'DELETE', 'user-agent': 'suite' }
  await app.inject({ method: 'GET', url: '/api/customers/', headers })
  const report = await shadow.end()

  t.strictSame([...new Set(sent)].sort(), ['content-type', 'explo-authorization'])
  t.strictSame(report.headersLeftOut, { cookie: 1, 'x-http-method-override': 1 })
  t.match(shadowTable(report), '\nHeaders that were not sent to the upstream\n  cookie\n  x-http-method-override\n')
})

test('a call with an unknown API token creates nothing at the service, not even a group tag of the fixtures', async (t) => {
  const { server, shadow, url } = await startShadow(t, {
    fake: { fixtures: { ...likeTheAccount, group_tags: ['sales'] } },
  })

  await new OrdinaryClient(url, 'unknown').post('/api/delete_group_tag/', { name: 'sales' })

  t.strictSame(server.account.tags, [])
  t.match(await shadow.end(), { compared: 1, findings: { length: 0 } })
})

test('irreversible calls are only sent with permission', async (t) => {
  const { shadow, url } = await startShadow(t, { isIrreversibleAllowed: true })

  const body = { embed_id: 'AbCdEfGhIj', resource_type: 'dashboard', environment: 'staging', version_number: 1 }
  const reply = await new OrdinaryClient(url).post('/api/publish/', body)

  t.equal(reply.headers.get('x-explo-fake-shadow'), null)
  t.match(await shadow.end(), { compared: 1, findings: { length: 0 } })
})

test('end users are created only in the customer with the given number, and removed', async (t) => {
  const fixtures = {
    ...likeTheAccount,
    customers: [{ provided_id: 'known', name: 'Known', visibility_group: 'Main', customer_id: 1 }],
  }
  const { server, shadow, url } = await startShadow(t, { given: { customerNumber: 1 }, fake: { fixtures } })
  server.account.create('Production', 'known', { name: 'Known' })
  const app = new OrdinaryClient(url)

  const endUser = { provided_id: 'ann', customer_id: 1, email: 'ann@example.com' }
  const reply = await app.post('/api/create_end_user/', endUser)
  const made = server.account.endUsers.map(({ id }) => id)
  const report = await shadow.end()

  t.equal(reply.body.end_user.provided_id, 'ann')
  t.match(made, [new RegExp(`^${account.prefixes.shadow}.*ann$`)])
  t.match(report, { compared: 1, findings: { length: 0 }, left: { length: 0 } })
  t.strictSame(server.account.endUsers, [])
})

test('the fake answers calls of a role for which no API token of the service was given', async (t) => {
  const { shadow, url } = await startShadow(t, { tokens: { writer: second.writer } })

  await new OrdinaryClient(url, tokens.reader).call('GET', '/api/customers/')
  await new OrdinaryClient(url, tokens.other).call('GET', '/api/customers/')

  t.match((await shadow.end()).heldBack, [
    { because: 'no API token of the upstream was given for the read-only one of Main (--read-only-token)' },
    { because: 'no API token of the upstream was given for the read-write one of Play (--other-token)' },
  ])
})

test('a fake without a read-write API token has a role for its read-only one', async (t) => {
  const main = { name: 'Main', api_tokens: [{ token: tokens.reader, permission: 'read-only' as const }] }
  const { shadow, url } = await startShadow(t, { fake: { fixtures: { ...likeTheAccount, visibility_groups: [main] } } })

  const reply = await new OrdinaryClient(url, tokens.reader).call('GET', '/api/group_tags/')

  t.equal(reply.status, 200)
  t.match(await shadow.end(), { compared: 1, findings: { length: 0 }, heldBack: { length: 0 } })
})

test('the fake answers calls with an API token that has no role', async (t) => {
  const extra = { name: 'Third', api_tokens: [{ token: 'third', permission: 'read-write' as const }] }
  const fixtures = { ...likeTheAccount, visibility_groups: [...(likeTheAccount.visibility_groups ?? []), extra] }
  const { shadow, url } = await startShadow(t, { fake: { fixtures } })

  await new OrdinaryClient(url, 'third').call('GET', '/api/customers/')

  t.match((await shadow.end()).heldBack, [
    { because: 'no API token of the upstream can stand for the read-write one of Third' },
  ])
})

test('an application may also send the API tokens of the service itself', async (t) => {
  const { shadow, url } = await startShadow(t)

  const reply = await new OrdinaryClient(url, second.writer).post('/api/create_customer/', {
    provided_id: 'acme',
    name: 'Acme',
  })

  t.equal(reply.status, 200)
  t.match(await shadow.end(), { compared: 1, findings: { length: 0 } })
})

test('an API token of the service without a role in the fake is refused by both', async (t) => {
  const visibilityGroups = (likeTheAccount.visibility_groups ?? []).slice(0, 1)
  const fixtures = { ...likeTheAccount, visibility_groups: visibilityGroups }
  const { shadow, url } = await startShadow(t, { fake: { fixtures } })

  const reply = await new OrdinaryClient(url, second.other).call('GET', '/api/customers/')

  t.equal(reply.status, 401)
  t.match(await shadow.end(), { compared: 1, findings: { length: 0 } })
})

test('a run with only a read-only API token removes nothing', async (t) => {
  const { server, shadow, url } = await startShadow(t, { tokens: { reader: second.reader } })

  await new OrdinaryClient(url, tokens.reader).call('GET', '/api/customers/')
  const report = await shadow.end()

  t.match(report, { compared: 1, findings: { length: 0 }, left: { length: 0 } })
  t.strictSame(server.account.customers, [])
})

test('the next run removes the records that a killed run left', async (t) => {
  const { server, fake, shadow, url } = await startShadow(t)
  await new OrdinaryClient(url).post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  t.equal(server.account.customers.length, 1)

  const next = new Shadow({
    ...{ url: server.url, fake, fetch, time: { now: () => 0, sleep: async () => {} }, isPaced: true },
    ...{ tokens: { writer: second.writer }, scrubber: new Scrubber([]), given: {}, account },
    ...{ isIrreversibleAllowed: false, say: () => {} },
  })
  await next.begin()

  t.strictSame(server.account.customers, [])
  t.equal((await next.end()).removed, 1)
  t.strictSame((await shadow.end()).left, [])
})

test('records are also removed when only the other API token may write', async (t) => {
  const upstreamTokens = { reader: second.reader, other: second.other }
  const { server, fake, shadow, url } = await startShadow(t, { tokens: upstreamTokens })
  const app = new OrdinaryClient(url, tokens.other)
  await app.post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  await app.post('/api/create_group_tag/', { name: 'sales' })
  const made = [...server.account.customers.map(({ id }) => id), ...server.account.tags]

  const next = new Shadow({
    ...{ account, url: server.url, fake, fetch, time: realTime, isPaced: false, tokens: upstreamTokens },
    ...{ scrubber: new Scrubber([]), given: {}, isIrreversibleAllowed: false, say: () => {} },
  })
  await next.begin()

  t.equal(made.length, 2)
  t.strictSame([...server.account.customers, ...server.account.tags], [])
  t.equal((await next.end()).removed, 2)
  t.strictSame((await shadow.end()).left, [])
})

test('a run does not start when the service refuses the API token', async (t) => {
  await t.rejects(startShadow(t, { tokens: { writer: 'unknown' } }), { code: 'EXPLO_FAKE_TOKEN_REFUSED' })
})

test('the report lists records that could not be removed', async (t) => {
  let isDown = false
  const { shadow, url } = await startShadow(t, {
    fetch: (input, init) => (isDown ? Promise.reject(new Error('down')) : fetch(input, init)),
  })
  await new OrdinaryClient(url).post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  isDown = true

  const unreached = await new OrdinaryClient(url).post('/api/get_customer/', { provided_id: 'acme' })
  const { left } = await shadow.end()

  t.equal(unreached.status, 502)
  t.match(unreached.body, { error: { code: 'EXPLO_FAKE_UNREACHABLE', message: /does not answer: down/ } })
  t.match(left, [/^customer explo-fake-shadow-\w+-1-acme$/])
})
