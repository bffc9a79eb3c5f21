import { test } from 'tap'
import { account } from '../../../src/explo/account.ts'
import { connectExploFake } from '../../../src/index.ts'
import * as second from '../../support/second-server/server.ts'
import { SecondServer } from '../../support/second-server/server.ts'
import { likeTheAccount, OrdinaryClient, startShadow, tokens } from '../../support/shadow.ts'

const acme = { provided_id: 'acme', name: 'Acme' }

test('a customer of the fixtures is created at the service, with parent and tags, when a call first names it', async (t) => {
  const fixtures = {
    ...likeTheAccount,
    group_tags: ['sales'],
    customers: [
      { ...acme, visibility_group: 'Main', properties: { region: 'EU' } },
      {
        ...{ provided_id: 'leeds', name: 'Leeds', visibility_group: 'Main', token: 'b'.repeat(64) },
        ...{ hierarchy_level: 'User', parent_provided_id: 'acme', group_tags: ['sales'] },
      },
    ],
  }
  const { server, shadow, url } = await startShadow(t, { fake: { fixtures } })
  const app = new OrdinaryClient(url)

  const got = await app.post('/api/get_customer/', { provided_id: 'leeds' })
  const again = await app.post('/api/create_customer/', { provided_id: 'leeds', name: 'Leeds' })
  const refreshed = await app.post('/api/refresh_customer_token/', { current_token: 'b'.repeat(64) })
  const report = await shadow.end()

  t.match(got.body.customer, { computed_properties: { region: 'EU' }, group_tags: ['sales'] })
  t.equal(again.body.new_customer, false)
  t.equal(refreshed.status, 200)
  t.match(report, { compared: 3, findings: { length: 0 }, heldBack: { length: 0 }, left: { length: 0 } })
  t.strictSame(server.account.customers, [])
})

test('the fake answers calls about a customer that cannot be created at the service', async (t) => {
  const customer = { ...acme, visibility_group: 'Main', hierarchy_level: 'Region' }
  const fixtures = { ...likeTheAccount, hierarchy_levels: ['Region'], customers: [customer] }
  const { shadow, url } = await startShadow(t, { fake: { fixtures } })

  const got = await new OrdinaryClient(url).post('/api/get_customer/', { provided_id: 'acme' })

  t.equal(got.status, 200)
  t.match((await shadow.end()).heldBack, [
    {
      because: 'customer "acme" was in the fake before any call, and making it at the upstream is answered with 400',
    },
  ])
})

test('a customer of another visibility group is also created at the service', async (t) => {
  const fixtures = { ...likeTheAccount, customers: [{ ...acme, visibility_group: 'Play' }] }
  const { shadow, url } = await startShadow(t, { fake: { fixtures } })

  const got = await new OrdinaryClient(url, tokens.other).post('/api/get_customer/', { provided_id: 'acme' })

  t.equal(got.body.customer.name, 'Acme')
  t.match(await shadow.end(), { compared: 1, findings: { length: 0 }, left: { length: 0 } })
})

test('the fake answers calls about a customer of another visibility group without a read-write API token', async (t) => {
  const fixtures = { ...likeTheAccount, customers: [{ ...acme, visibility_group: 'Main' }] }
  const { shadow, url } = await startShadow(t, { fake: { fixtures }, tokens: { reader: second.reader } })

  await new OrdinaryClient(url, tokens.reader).post('/api/get_customer/', { provided_id: 'acme' })

  t.match((await shadow.end()).heldBack, [
    { because: 'the upstream lacks it, and no API token that may write there was given' },
  ])
})

test('the fake answers calls about a group tag that cannot be created at the service', async (t) => {
  const { shadow, url } = await startShadow(t, {
    fake: { fixtures: { ...likeTheAccount, group_tags: ['x'] } },
    fetch: (input, init) =>
      String(input).endsWith('/create_group_tag/')
        ? Promise.resolve(new Response('{}', { status: 403 }))
        : fetch(input, init),
  })

  await new OrdinaryClient(url).post('/api/rename_group_tag/', { name: 'x', new_name: 'y' })

  t.match((await shadow.end()).heldBack, [{ because: /^group tag "x" was in the fake before any call/ }])
})

test('a reset also removes the records at the service, and control calls reach the fake through the shadow', async (t) => {
  const { server, shadow, url } = await startShadow(t)
  const explo = await connectExploFake(url)
  const app = new OrdinaryClient(url)
  await app.post('/api/create_customer/', acme)

  await explo.reset()
  const again = await app.post('/api/create_customer/', acme)
  const stored = server.account.customers.length
  const { customers } = await explo.inspect()

  t.equal(again.body.new_customer, true)
  t.equal(stored, 1)
  t.equal(customers?.length, 1)
  t.match(await shadow.end(), { compared: 2, findings: { length: 0 }, left: { length: 0 } })
})

test('each world has its own records at the service', async (t) => {
  const { shadow, url } = await startShadow(t)
  const explo = await connectExploFake(url)
  const [one, other] = [await explo.world({ name: 'one' }), await explo.world({ name: 'other' })]

  const replies = [
    await new OrdinaryClient(url, one.apiToken).post('/api/create_customer/', acme),
    await new OrdinaryClient(url, other.apiToken).post('/api/create_customer/', acme),
  ]

  t.strictSame(
    replies.map(({ body }) => body.new_customer),
    [true, true],
  )
  t.match(await shadow.end(), { compared: 2, findings: { length: 0 }, left: { length: 0 } })
})

test('the calls of an application are paced like contract checks', async (t) => {
  let waited = 0
  const time = {
    now: () => 0,
    sleep: async () => {
      waited++
    },
  }
  const { shadow, url } = await startShadow(t, { isPaced: true, time })

  for (let call = 0; call < account.callsPerMinute; call++) await new OrdinaryClient(url).call('GET', '/api/reports/')

  t.ok(waited > 0)
  t.match(await shadow.end(), { compared: account.callsPerMinute, findings: { length: 0 } })
})

test('two concurrent calls are answered in the order of arrival', async (t) => {
  const { shadow, url } = await startShadow(t)
  const app = new OrdinaryClient(url)

  const replies = await Promise.all([1, 2, 3].map(() => app.post('/api/create_customer/', acme)))

  t.strictSame(replies.map(({ body }) => body.new_customer).sort(), [false, false, true])
  t.match(await shadow.end(), { compared: 3, findings: { length: 0 } })
})

test('a redirect of the service leads back to the shadow', async (t) => {
  const { server, shadow, url } = await startShadow(t, {
    fetch: async (input, init) => {
      const reply = await fetch(input, init)
      const { location, ...headers } = Object.fromEntries(reply.headers)
      if (location === undefined) return reply
      return new Response(null, {
        status: reply.status,
        headers: { ...headers, location: new URL(location, server.url).href },
      })
    },
  })

  const reply = await fetch(`${url}/api/customers`, { redirect: 'manual' })

  t.equal(reply.headers.get('location'), '/api/customers/')
  t.match(await shadow.end(), { compared: 1, findings: { length: 0 } })
})

test("the link to the next page leads back to the shadow, also when the page has other clients' customers", async (t) => {
  const { server, url } = await startShadow(t)
  const app = new OrdinaryClient(url)
  for (const id of ['acme', 'globex']) await app.post('/api/create_customer/', { provided_id: id, name: id })

  for (const isCrowded of [false, true]) {
    if (isCrowded) server.account.create('Production', 'of the team', { name: 'Team' })
    const { body } = await app.call('GET', '/api/v2/customers/?page=1&page_size=1')
    const next = await app.call('GET', String(body.next).slice(url.length))

    t.ok(body.next.startsWith(`${url}/api/v2/customers/?`), body.next)
    t.match(next.body.results.customers, [{ provided_id: 'globex' }])
  }
})

test('a redirect to another host is not changed', async (t) => {
  const elsewhere = 'https://elsewhere.example/api/customers/'
  const { shadow, url } = await startShadow(t, {
    fetch: async (input, init) =>
      String(input).endsWith('/api/customers')
        ? new Response(null, { status: 301, headers: { location: elsewhere } })
        : fetch(input, init),
  })

  const reply = await fetch(`${url}/api/customers`, { redirect: 'manual' })
  await shadow.end()

  t.equal(reply.headers.get('location'), elsewhere)
})

test('redirects of a service with a path lead back to the shadow', async (t) => {
  const asked: string[] = []
  const behind = new SecondServer()
  const target = await behind.listen()
  t.teardown(() => behind.close())
  const { shadow, url } = await startShadow(t, {
    url: 'http://gateway.test/explo',
    fetch: async (input, init) => {
      const path = String(input).slice('http://gateway.test/explo'.length)
      asked.push(path)
      const reply = await fetch(target + path, init)
      const location = reply.headers.get('location')
      if (location === null) return reply
      const away = path === '/api/reports' ? '/login' : `/explo${location}`
      return new Response(null, { status: 301, headers: { location: away } })
    },
  })

  const reply = await fetch(`${url}/api/customers`, { redirect: 'manual' })
  const outside = await fetch(`${url}/api/reports`, { redirect: 'manual' })
  await shadow.end()

  t.equal(reply.headers.get('location'), '/api/customers/')
  t.equal(outside.headers.get('location'), '/login')
  t.ok(asked.includes('/api/customers'))
})
