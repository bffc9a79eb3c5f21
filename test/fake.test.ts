import timers from 'node:timers'
import { test } from 'tap'
import { createExploFake } from '../src/index.ts'
import { apiToken, jsonHeaders, readOnlyToken, startFake } from './support/helper.ts'

const path = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }
const request = { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) }

test('a listening fake has a url that answers, and a port', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const reply = await fetch(`${explo.url}${path}`, request)

  t.equal(reply.status, 200)
  t.equal(explo.url, `http://127.0.0.1:${explo.port}`)
})

test('a fake is ready when createExploFake resolves', async (t) => {
  const { explo } = await startFake(t)

  const reply = await explo.fetch('http://localhost/__admin/ready')

  t.strictSame([reply.status, await reply.json()], [200, { status: 'ready' }])
})

test('a fake without a socket answers fetch and inject, and its url throws an error that says so', async (t) => {
  const { explo } = await startFake(t)

  const fetched = await explo.fetch(`https://api.explo.co${path}`, request)
  const injected = await explo.app.inject({ method: 'POST', url: path, headers: request.headers, payload: acme })

  t.match(await fetched.json(), { new_user_group: true })
  t.match(injected.json(), { new_user_group: false })
  const noSocket = {
    code: 'EXPLO_FAKE_NOT_LISTENING',
    problem: 'This fake has no socket, so it has neither url nor port.',
    hint: 'Use `fetch`, or create it without `listen: false`, or do not use it after `close`.',
  }
  t.throws(() => explo.url, noSocket)
  t.throws(() => explo.port, noSocket)
  t.throws(() => explo.env(), noSocket)
})

test('env() has the url and the first API token of each permission', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  t.strictSame(explo.env(), {
    EXPLO_API_URL: explo.url,
    EXPLO_API_TOKEN: apiToken,
    EXPLO_READ_ONLY_API_TOKEN: readOnlyToken,
  })
})

test('env() lacks an API token that the fixture lacks, and reading that token throws with the reason', async (t) => {
  const apiTokens = [{ token: 'only-reads', permission: 'read-only' as const }]
  const { explo } = await startFake(t, {
    transport: 'socket',
    fixtures: { visibility_groups: [{ name: 'Production', api_tokens: apiTokens }] },
  })

  t.strictSame(explo.env(), { EXPLO_API_URL: explo.url, EXPLO_READ_ONLY_API_TOKEN: 'only-reads' })
  t.equal(explo.readOnlyToken, 'only-reads')
  t.throws(() => explo.apiToken, {
    code: 'EXPLO_FAKE_OPTION',
    problem: 'No visibility group has a read-write API token.',
    hint: 'Add one to "api_tokens" of a visibility group in the fixture.',
  })
})

test('a fake has the id and name of its default world, and lists its API tokens', async (t) => {
  const { explo } = await startFake(t)

  t.match(explo, { id: 'default', name: 'default', apiToken, readOnlyToken, adminToken: undefined })
  t.strictSame(explo.tokens, [
    { token: apiToken, permission: 'read-write', visibilityGroup: 'Production' },
    { token: readOnlyToken, permission: 'read-only', visibilityGroup: 'Production' },
  ])
})

test('two fakes in one process share nothing', async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  const { explo: other } = await startFake(t, { transport: 'socket', fixtures: { team_id: 7 } })
  await post(path, acme)
  await explo.seed({ group_tags: ['sales'] })

  await other.reset()

  t.not(explo.port, other.port)
  t.match(await explo.inspect(), { team_id: 3, group_tags: ['sales'], customers: [{ provided_id: 'acme' }] })
  t.match(await other.inspect(), { team_id: 7, group_tags: { length: 0 }, customers: { length: 0 } })
  t.match(await explo.requests.list(), [{ id: 'r1' }])
  t.strictSame(await other.requests.list(), [])
  await other.close()
  t.match((await post(path, acme)).body, { new_user_group: false })
})

test('a random seed gives an id the same token in every fake, whatever was created before', async (t) => {
  const tokenOf = async (ids: readonly string[], randomSeed: string) => {
    const { explo, post } = await startFake(t, { randomSeed })
    for (const id of ids) await post(path, { user_group_id: id, name: id })
    return (await explo.inspect()).customers?.find(({ provided_id }) => provided_id === 'acme')?.token
  }

  const token = await tokenOf(['acme'], 'explo')

  t.match(token, /^[0-9a-f]{64}$/)
  t.equal(await tokenOf(['globex', 'acme'], 'explo'), token)
  t.not(await tokenOf(['acme'], 'other'), token)
})

test('a second or concurrent close has no effect', async (t) => {
  const explo = await createExploFake()
  const { url } = explo

  await Promise.all([explo.close(), explo.close()])
  await explo.close()

  await t.rejects(fetch(url))
  t.throws(() => explo.url, { code: 'EXPLO_FAKE_NOT_LISTENING' })
})

test('a fake closes itself at the end of its scope', async (t) => {
  let url = ''
  {
    await using explo = await createExploFake()
    url = explo.url
    t.equal((await fetch(`${url}/__admin/ready`)).status, 200)
  }

  await t.rejects(fetch(url))
})

test('a closing fake reports that it is not ready', async (t) => {
  const explo = await createExploFake({ listen: false })
  const before = await explo.app.inject('/__admin/ready')

  const closed = explo.close()
  const reply = await explo.app.inject('/__admin/ready')
  await closed

  t.equal(before.statusCode, 200)
  t.match(reply, { statusCode: 503 })
  t.match(reply.json(), { error: { code: 'EXPLO_FAKE_NOT_READY' } })
})

test('the state and journal of a closed fake can still be read', async (t) => {
  const { explo, post } = await startFake(t)
  await post(path, acme)

  await explo.close()

  t.match(await explo.inspect(), { customers: [{ provided_id: 'acme' }] })
  t.match(await explo.requests.list(), [{ operation: 'createUserGroup' }])
})

test('the port of a fake can be chosen', async (t) => {
  const { explo: first } = await startFake(t, { transport: 'socket' })
  const { port } = first
  await first.close()

  const { explo } = await startFake(t, { transport: 'socket', port })

  t.equal(explo.port, port)
})

const hosts: Record<string, string> = {
  '127.0.0.1': 'http://127.0.0.1',
  '::1': 'http://[::1]',
  localhost: 'http://localhost',
}

for (const [host, url] of Object.entries(hosts)) {
  test(`a fake on ${host} answers there, and its control API requires no token`, async (t) => {
    const { explo } = await startFake(t, { transport: 'socket', host })

    const reply = await fetch(`${explo.url}/__admin/state`)

    t.equal(explo.url, `${url}:${explo.port}`)
    t.equal(explo.adminToken, undefined)
    t.equal(reply.status, 200)
  })
}

const openHosts: Record<string, string> = { '0.0.0.0': 'http://127.0.0.1', '::': 'http://[::1]' }

for (const [host, url] of Object.entries(openHosts)) {
  test(`a fake on ${host} answers on loopback, and its control API requires an admin token`, async (t) => {
    const { explo } = await startFake(t, { transport: 'socket', host })
    const { explo: other } = await startFake(t, { transport: 'socket', host })
    const headers = { authorization: `Bearer ${explo.adminToken}` }

    t.equal(explo.url, `${url}:${explo.port}`)
    t.match(explo.adminToken, /^[0-9a-f]{32}$/)
    t.not(explo.adminToken, other.adminToken)
    t.equal((await fetch(`${explo.url}/__admin/state`)).status, 401)
    t.equal((await fetch(`${explo.url}/__admin/state`, { headers })).status, 200)
    t.equal((await fetch(`${explo.url}${path}`, request)).status, 200)
  })
}

test('a fake answers under the fake timers of a suite', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  for (const holder of [globalThis, timers]) t.intercept(holder, 'setImmediate', { value: () => {} })

  const replies = [
    await fetch(`${explo.url}${path}`, request),
    await explo.fetch(`https://api.explo.co${path}`, request),
  ]

  t.strictSame(
    replies.map(({ status }) => status),
    [200, 200],
  )
})
