import { type Test, test } from 'tap'
import { shadowTable } from '../../../src/engine/shadow/report.ts'
import { likeTheAccount, OrdinaryClient, startShadow, tokens } from '../../support/shadow.ts'

type Body = Record<string, never>

/** A service whose answers are changed on their way. */
async function startChanged(t: Test, change: (path: string, body: Body, status: number) => [Body, number] | Body) {
  return startShadow(t, {
    fetch: async (input, init) => {
      const reply = await fetch(input, init)
      if (reply.status === 301) return reply
      const changed = change(new URL(String(input)).pathname, (await reply.json()) as Body, reply.status)
      const [body, status] = Array.isArray(changed) ? changed : [changed, reply.status]
      return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
    },
  })
}

const acme = { provided_id: 'acme', name: 'Acme' }

test('a token that only the service changes is a difference; a token with another value is not', async (t) => {
  let calls = 0
  const { shadow, url } = await startChanged(t, (path, body) => {
    if (path === '/api/create_customer/') Object.assign(body.customer as never, { token: String(calls++).repeat(64) })
    return body
  })
  const app = new OrdinaryClient(url)

  for (const _ of [1, 2]) await app.post('/api/create_customer/', acme)
  const { findings } = await shadow.end()

  t.match(findings, [
    {
      operation: 'createCustomer',
      field: '/customer/token',
      upstream: '(a new value)',
      fake: '(an earlier value)',
      assumptions: ['rotation'],
      firstCall: 2,
    },
  ])
})

test('a token that stands for two customers is a difference on both sides', async (t) => {
  const { shadow, url } = await startChanged(t, (path, body) => {
    if (path === '/api/create_customer/') Object.assign(body.customer as never, { token: 'a'.repeat(64) })
    return body
  })
  const app = new OrdinaryClient(url)

  await app.post('/api/create_customer/', acme)
  await app.post('/api/create_customer/', { provided_id: 'globex', name: 'Globex' })
  await app.post('/api/create_customer/', acme)

  t.match((await shadow.end()).findings, [{ upstream: '(an earlier value)', fake: '(a new value)', times: 1 }])
})

test('a token that is null is a difference', async (t) => {
  const { shadow, url } = await startChanged(t, (path, body) => {
    if (path === '/api/create_customer/') Object.assign(body.customer as never, { token: null })
    return body
  })

  await new OrdinaryClient(url).post('/api/create_customer/', acme)

  t.match((await shadow.end()).findings, [{ field: '/customer/token', upstream: null }])
})

test('a difference from the documentation contradicts no assumption', async (t) => {
  const { shadow, url } = await startChanged(t, (path, body) =>
    path === '/api/create_customer/' ? Object.assign(body, { new_customer: 'yes' }) : body,
  )

  await new OrdinaryClient(url).post('/api/create_customer/', acme)
  const report = await shadow.end()

  t.match(report.findings, [{ field: '/new_customer', upstream: 'yes', fake: true, assumptions: { length: 0 } }])
  t.match(shadowTable(report), 'createCustomer  /new_customer (documented, or a gap in the assumptions)')
  t.match(shadowTable(report), 'No assumption of the fake covers these differences.')
})

test('another status of a success is a difference', async (t) => {
  const { shadow, url } = await startChanged(t, (path, body, status) =>
    path === '/api/create_customer/' ? [body, 201] : [body, status],
  )

  await new OrdinaryClient(url).post('/api/create_customer/', acme)

  t.match((await shadow.end()).findings, [
    { field: 'status', upstream: 201, fake: 200, assumptions: ['createdStatus'] },
  ])
})

test('another order, a missing record and an extra one are three differences of a list', async (t) => {
  const { shadow, url } = await startChanged(t, (path, body) => {
    if (path !== '/api/customers/') return body
    const [first, second, third] = body.customers as never as { provided_id: string }[]
    return {
      customers: [third, first, { ...second, provided_id: String(second?.provided_id).replace(/b$/, 'acme') }],
    } as never
  })
  const app = new OrdinaryClient(url)
  for (const id of ['a', 'b', 'c']) await app.post('/api/create_customer/', { provided_id: id, name: id })
  await app.call('DELETE', '/api/delete_customer/', {
    current_token: (await app.post('/api/create_customer/', acme)).body.customer.token,
  })

  await app.call('GET', '/api/customers/')
  const { findings } = await shadow.end()

  t.match(
    findings.map(({ field, upstream, fake }) => [field, upstream, fake]),
    [
      ['/success', '(nothing)', 1],
      ['/customers/* (missing)', '(nothing)', { provided_id: 'b' }],
      ['/customers/* (extra)', { provided_id: 'acme' }, '(nothing)'],
      ['/customers/* (order)', ['c', 'a'], ['a', 'c']],
    ],
  )
})

test('a failure of the service is not a finding, and reaches the application', async (t) => {
  const { shadow, url } = await startChanged(t, (path, body, status) =>
    path === '/api/create_customer/' ? [{}, 503] : [body, status],
  )

  const reply = await new OrdinaryClient(url).post('/api/create_customer/', acme)
  const report = await shadow.end()

  t.equal(reply.status, 503)
  t.match(report, { compared: 0, findings: { length: 0 } })
  t.match(report.notCompared, [{ operation: 'createCustomer', because: /answered 503/, times: 1 }])
})

test('a record is no longer compared after a call made it different on the two sides', async (t) => {
  const { shadow, url } = await startChanged(t, (path, body, status) =>
    path === '/api/update_customer/' ? [{ success: 0 } as never, 400] : [body, status],
  )
  const app = new OrdinaryClient(url)
  await app.post('/api/create_customer/', acme)
  await app.post('/api/create_customer/', { provided_id: 'globex', name: 'Globex' })

  await app.post('/api/update_customer/', { provided_id: 'acme', name: 'Renamed' })
  await app.post('/api/get_customer/', { provided_id: 'acme' })
  await app.call('GET', '/api/customers/')
  await app.call('GET', '/v2/api/customers/')
  const report = await shadow.end()

  t.match(
    report.findings.map(({ operation, field }) => `${operation} ${field}`),
    ['updateCustomer status'],
  )
  t.match(report.notCompared, [{ operation: 'getCustomer', because: /made different on the two sides/ }])
})

test('a group tag is no longer compared after a call made it different on the two sides', async (t) => {
  const { server, shadow, url } = await startShadow(t)
  server.account.tags.push('explo-fake-of-others')
  const app = new OrdinaryClient(url)
  await app.post('/api/create_group_tag/', { name: 'one' })
  await app.post('/api/create_group_tag/', { name: 'two' })
  server.account.tags = server.account.tags.filter((tag) => !tag.endsWith('two'))

  await app.post('/api/rename_group_tag/', { name: 'two', new_name: 'three' })
  await app.call('GET', '/api/group_tags/')
  const report = await shadow.end()

  t.match(
    report.findings.map(({ operation, field }) => `${operation} ${field}`),
    ['renameGroupTag status'],
  )
})

test('customers in lists are also recognized with the field names of another revision', async (t) => {
  const { server, shadow, url } = await startShadow(t, {
    fake: { fixtures: likeTheAccount, assumptions: { v2Revision: 'b' } },
    fetch: async (input, init) => {
      const reply = await fetch(input, init)
      if (!String(input).includes('/v2/api/customers/')) return reply
      const { total_count: count, results } = (await reply.json()) as {
        total_count: number
        results: { customers: object[] }
      }
      return Response.json({ count, results: { customers: results.customers.map(inCamelCase) } })
    },
  })
  server.account.create('Production', 'real', { name: 'Real' })
  const app = new OrdinaryClient(url)
  await app.post('/api/create_customer/', acme)

  await app.call('GET', '/v2/api/customers/')

  t.match(await shadow.end(), { compared: 2, findings: { length: 0 }, left: { length: 0 } })
})

function inCamelCase(item: object): object {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()), value]),
  )
}

test('a run without a difference says so', async (t) => {
  const { shadow } = await startShadow(t)

  const table = shadowTable({ ...(await shadow.end()), upstream: 'https://api.explo.co' })

  t.equal(
    table,
    'https://api.explo.co: 0 calls, 0 of them compared. Differences: 0.\n\n' +
      'In everything that was compared, the fake answered like the upstream.\n',
  )
})

test('the consequences of a difference are listed with it', async (t) => {
  const { shadow, url } = await startShadow(t, { habits: { updateEmails: 'replace' } })
  const app = new OrdinaryClient(url)
  await app.post('/api/create_customer/', { ...acme, emails: ['a@example.com'] })

  await app.post('/api/update_customer/', { provided_id: 'acme', emails: ['b@example.com'] })
  await app.post('/api/get_customer/', { provided_id: 'acme' })
  await app.post('/api/publish/', {})

  t.match(
    shadowTable(await shadow.end()),
    [
      '  updateCustomer  /customer/emails (updateEmails)',
      '    the upstream has ["b@example.com"], the fake ["a@example.com","b@example.com"]',
      '    once, first in call 2; then also in getCustomer',
      '',
      'Not sent to the upstream, and answered by the fake',
      '  publish  it cannot be undone (--irreversible sends it)',
      '',
    ].join('\n'),
  )
})

test('an answer that is not JSON differs as a whole, and its text does not reach the application', async (t) => {
  const { shadow, url } = await startShadow(t, {
    fetch: (input, init) =>
      String(input).endsWith('/api/reports/') ? Promise.resolve(new Response('<h1>Hello</h1>')) : fetch(input, init),
  })

  const reply = await fetch(`${url}/api/reports/`, { headers: { 'explo-authorization': `Token ${tokens.writer}` } })

  t.equal(await reply.text(), '')
  t.match(shadowTable(await shadow.end()), '  listReports  body (documented, or a gap in the assumptions)')
})

test('the report lists all findings without a token', async (t) => {
  const { shadow, url } = await startChanged(t, (path, body) => {
    if (path === '/api/create_user_group/') delete Object(body.user_group).properties
    return body
  })
  const app = new OrdinaryClient(url)

  const group = { user_group_id: 'acme', name: 'Acme' }
  for (const _ of [1, 2]) await app.post('/api/create_user_group/', group)
  await app.post('/api/publish/', {})
  await app.post('/api/publish/', {})
  const report = await shadow.end()

  t.equal(
    shadowTable({
      ...report,
      upstream: 'https://api.explo.co',
      hidden: 3,
      removed: 2,
      left: ['customer explo-fake-shadow-1-acme'],
    }),
    [
      'https://api.explo.co: 4 calls, 2 of them compared. Differences: 1.',
      '',
      'Differs',
      '  createUserGroup  /user_group/properties (userGroupProperties)',
      '    the upstream has (nothing), the fake null',
      '    2 times, first in call 1',
      '',
      'Not sent to the upstream, and answered by the fake',
      '  publish  it cannot be undone (--irreversible sends it) (2 times)',
      '',
      'Left 3 records of others out of the answers.',
      'Removed 2 records that an earlier run had left.',
      'These records are still in the account. They could not be removed:',
      '  customer explo-fake-shadow-1-acme',
      '"explo-fake contract --save <file>" tries these assumptions one by one, and teaches the fake.',
      '',
    ].join('\n'),
  )
  t.notMatch(JSON.stringify(report), /[0-9a-f]{64}/)
})
