import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Test, test } from 'tap'
import type { FakeHandle } from '../../src/engine/handle/fake-handle.ts'
import { createFake } from '../../src/engine/handle/local-fake.ts'
import { connectFake } from '../../src/engine/remote/connect.ts'
import type { Service } from '../../src/engine/service.ts'
import { toy } from '../support/toy-service.ts'

// The engine also runs another service than Explo, here and through a remote handle.

const key = 'the-key'

/** A fake of the counters, and a client that speaks to it over a socket. */
async function startCounters(t: Test, isRemote = false, options: Parameters<typeof createFake>[1] = {}, service = toy) {
  const own = await createFake(service, options, () => '')
  t.teardown(() => own.close())
  const fake: FakeHandle = isRemote ? await connectFake(toy, own.url, {}) : own

  async function call(method: string, path: string, body?: unknown, token = key) {
    const reply = await fetch(own.url + path, {
      method,
      headers: { 'x-api-key': token, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: reply.status, body: await reply.json(), headers: reply.headers }
  }
  const create = (name: string, count: number, token?: string) => call('POST', '/counters/', { name, count }, token)
  const read = (name: string, token?: string) => call('GET', `/counter/?name=${name}`, undefined, token)
  return { fake, call, create, read }
}

for (const isRemote of [false, true]) {
  const where = isRemote ? ' over a remote handle' : ''

  test(`counters are created and read, and a reset removes them${where}`, async (t) => {
    const { fake, create, read } = await startCounters(t, isRemote)

    t.match(await create('visits', 3), { status: 200, body: { name: 'visits', count: 3 } })
    t.match(await read('visits'), { status: 200, body: { count: 3 } })
    t.strictSame(await fake.inspect(), { keys: [key], counters: [{ name: 'visits', count: 3 }] })

    t.strictSame(await fake.reset(), { epoch: 2 })
    t.match(await read('visits'), { status: 404, body: { error: 'Not found.' } })
  })

  test(`refusals have the words of the service, and the journal explains them${where}`, async (t) => {
    const { fake, create, call } = await startCounters(t, isRemote)

    t.match(await create('visits', 1, 'strange'), { status: 401, body: { error: 'Unauthorized.' } })
    t.match(await create('visits', 1, ''), { status: 401 })
    t.match(await call('POST', '/counters/', { name: 1 }), { status: 400, body: { error: 'Bad request.' } })
    t.match(await call('POST', '/none/', {}), { status: 404, body: { error: 'Not found.' } })

    t.match(await fake.requests.list({ status: 401 }), [
      { operation: 'createCounter', place: null, reason: /the API token is unknown/, headers: { 'x-api-key': /…/ } },
      { reason: /the X-Api-Key header has no token$/ },
    ])
    t.equal((await fake.requests.unmatched()).length, 1)
  })

  test(`requests are described, verified and explained${where}`, async (t) => {
    const { fake, create } = await startCounters(t, isRemote)
    const { headers } = await create('visits', 3)

    const [request] = await fake.verify({ operation: 'createCounter', where: { name: 'visits' }, exactly: 1 })

    t.match(request, { place: 'all', changes: [{ kind: 'counter', place: 'all', after: { count: 3 } }] })
    t.equal(
      await fake.explain(headers.get('x-explo-fake-request') ?? ''),
      'r1 POST /counters/ → 200 (createCounter)\nCreated the counter visits in place all.',
    )
    await t.rejects(fake.verify({ operation: 'readCounter' }), { code: 'EXPLO_FAKE_VERIFY' })
    await t.rejects(fake.verifyOrder([]), { message: /for example \["createCounter", "readCounter"\]/ })
  })

  test(`the records before and after an action are compared${where}`, async (t) => {
    const { fake, create } = await startCounters(t, isRemote)

    await fake.expectChanges(() => create('visits', 3), { created: ['counter visits'] })
    const wrong = fake.expectChanges(() => create('visits', 4), {})
    await t.rejects(wrong, { message: /unexpected: updated counter visits: count/ })
    const { runs } = await fake.explore(async ({ apiToken }) => {
      const { status } = await create('visits', 5, apiToken)
      if (status !== 200) throw new Error('not created')
    })
    t.ok(runs > 1)
  })

  test(`the state around a request is known${where}`, async (t) => {
    const { fake, create } = await startCounters(t, isRemote)
    for (const [name, count] of Object.entries({ visits: 1, clicks: 2 })) await create(name, count)
    await fake.seed({ keys: ['another-key'] })
    await create('visits', 3)

    const [visits, clicks] = [
      { name: 'visits', count: 1 },
      { name: 'clicks', count: 2 },
    ]
    // Changes tell of records, and not of API tokens.
    t.strictSame(await fake.requests.state('r1'), {
      before: { keys: [key, 'another-key'], counters: [] },
      after: { keys: [key, 'another-key'], counters: [visits] },
    })
    t.match(await fake.requests.state('r3'), {
      before: { counters: [visits, clicks] },
      after: { counters: [{ count: 3 }, clicks] },
    })
  })

  test(`a fork is a separate world, and a snapshot can be restored${where}`, async (t) => {
    const { fake, create, read } = await startCounters(t, isRemote)
    await create('visits', 1)

    const world = await fake.fork('apart')
    t.match(world.tokens, [{ permission: 'read-write', place: 'all' }])
    await create('visits', 2, world.apiToken)
    t.match(await read('visits'), { body: { count: 1 } })
    t.match(await read('visits', world.apiToken), { body: { count: 2 } })
    t.match(world.env(), { COUNTERS_API_TOKEN: world.apiToken })
    await t.rejects(async () => world.readOnlyToken, { message: /No place has a read-only API token\./ })

    await fake.snapshot('one visit')
    await create('visits', 9)
    await fake.restore('one visit')
    t.match(await read('visits'), { body: { count: 1 } })
  })

  test(`faults and gates work${where}`, async (t) => {
    const { fake, create } = await startCounters(t, isRemote)
    await fake.faults.add({ match: { operation: 'createCounter' }, then: 'unavailable' })
    t.match(await create('visits', 1), { status: 503, body: { error: 'Service unavailable.' } })
    await t.rejects(fake.faults.add({ match: { path: '/none/' }, then: 'unavailable' }), {
      message: /Counters has no path/,
    })

    const gate = await fake.gate({ operation: 'createCounter', at: 'beforeCommit', parties: 2 })
    const replies = Promise.all([create('one', 1), create('two', 2)])
    const [first, second] = await gate.arrived
    await gate.release({ order: [second?.id ?? '', first?.id ?? ''] })
    t.match(await replies, [{ status: 200 }, { status: 200 }])
  })

  test(`coverage, routes and both documents describe the service${where}`, async (t) => {
    const { fake, create } = await startCounters(t, isRemote)
    await create('visits', 1)

    const { operations, notCalled } = await fake.coverage()
    t.match(operations, [{ operation: 'createCounter', outcomes: [{ outcome: 'success', seen: 1 }] }])
    t.strictSame(notCalled, ['readCounter'])
    t.match(await fake.routes(), [{ operation: 'createCounter', tag: 'Counters' }, { operation: 'readCounter' }])
    t.match(await fake.openApi(), { openapi: '3.1.1', paths: { '/counters/': {}, '/counter/': {} } })
    t.match(await fake.assumptions(), [{ name: 'errorBody', value: 'plain' }])
    t.strictSame((await fake.lint()).findings, [])
  })
}

test('the control API answers over HTTP for the world of the key', async (t) => {
  const { call } = await startCounters(t)

  t.match(await call('POST', '/__admin/seed', toy.fixture.example), { status: 200, body: { created: 1 } })
  t.match(await call('GET', '/__admin/state'), { body: { counters: [{ name: 'visits', count: 1 }] } })
  t.match(await call('GET', '/__admin/world'), { body: { apiToken: key, tokens: [{ place: 'all' }] } })
  t.match(await call('GET', '/__admin/state', undefined, 'strange'), {
    body: { error: { message: 'No world has the API token of the X-Api-Key header.' } },
  })
  const { body } = await call('GET', '/__admin/openapi-control.json')
  const { schemas } = (body as { components: { schemas: Record<string, { properties: object }> } }).components
  t.ok(Object.keys(schemas.Request?.properties ?? {}).includes('place'))
})

test('a service without assumptions about unknown fields and slashes ignores the first and requires the second', async (t) => {
  const { fake, call } = await startCounters(t)

  t.match(await call('POST', '/counters/', { name: 'visits', count: 1, colour: 'red' }), { status: 200 })
  t.match(await call('POST', '/counters', {}), { status: 404 })

  t.match(await fake.requests.list(), [
    { unknownFields: ['colour'], assumptions: { length: 0 } },
    { operation: null, hint: 'Did you mean /counters/?' },
  ])
})

test('a fixture is checked against the schema of the service, and read again from its file', async (t) => {
  const file = join(t.testdir({ 'counters.json': JSON.stringify({ keys: [key] }) }), 'counters.json')
  const fake = await createFake(toy, { listen: false, fixtures: file }, () => '')
  t.teardown(() => fake.close())

  await t.rejects(fake.seed({ counters: [{ name: 'visits' }], colours: [] }), {
    message: /\/colours is not a known key.*\n.*\/counters\/0 lacks "count"\./,
  })
  await writeFile(file, JSON.stringify({ keys: [key], counters: [{ name: 'visits', count: 1 }] }))
  await fake.reload([file])

  t.strictSame(await fake.inspect(), { keys: [key], counters: [{ name: 'visits', count: 1 }] })
})

test('`fetch` needs no socket, and interception covers the hosts of the service', async (t) => {
  const { fake } = await startCounters(t, false, { listen: false, fixtures: { keys: ['k'] } })
  const interception = await fake.intercept()
  t.teardown(() => interception.restore())

  const [direct, intercepted] = await Promise.all(
    [fake.fetch, fetch].map((send) =>
      send('http://counters.test/counter/?name=none', { headers: { 'x-api-key': 'k' } }),
    ),
  )

  t.strictSame([direct?.status, intercepted?.status], [404, 404])
})

test('a read-only API token may only read', async (t) => {
  const apiToken = { token: key, permission: 'read-only', scope: 'all' } as const
  const readOnly: Service = { ...toy, authorize: (request, all) => toy.authorize({ ...request, apiToken }, all) }
  const { fake, call, create, read } = await startCounters(t, false, {}, readOnly)

  t.match(await create('visits', 1), { status: 403, body: { error: 'Forbidden.' } })
  t.match(await call('PUT', '/counters/', {}), { status: 403 })
  t.match(await read('visits'), { status: 404 })
  t.match(await call('PUT', '/counter/', {}), { status: 405 })
  t.match((await fake.requests.list({ status: 403 }))[0], { reason: /the API token is read-only$/ })
})

test('a service may document no rate limit', async (t) => {
  const { fake, read } = await startCounters(t, false, { rateLimit: 'documented' })
  await fake.faults.add({ match: { operation: 'readCounter' }, then: 'throttled' })
  const { status, headers } = await read('visits')

  t.strictSame([status, headers.get('retry-after')], [429, '60'])
  t.match(await read('visits'), { status: 404 })
})

test('a plain service has no mutants, and its answers rest on the assumptions in the journal', async (t) => {
  await t.rejects(
    createFake(toy, { probe: 'mutant:createCounter.notDone' }, () => ''),
    { message: /There is no mutant "createCounter\.notDone"/ },
  )
  const { read } = await startCounters(t, false, { probe: `none@${t.testdir()}` })
  t.match(await read('visits'), { status: 404 })
})

test('the API tokens are secrets, and a new one can open a world', async (t) => {
  const { fake, create } = await startCounters(t, false, { unknownTokens: 'new-world' })

  t.match(await create(`of ${key}`, 1, 'another-key'), { status: 200 })
  await create(`of ${key}`, 1)

  t.match(await fake.requests.list(), [{ body: { name: 'of …key' } }])
  t.equal((await fake.worlds()).length, 2)
})

test('a service without lint rules refuses levels of lint rules', async (t) => {
  await t.rejects(
    createFake(toy, { lint: { anyRule: 'off' } }, () => ''),
    {
      message: /There is no lint rule "anyRule"\./,
    },
  )
})
