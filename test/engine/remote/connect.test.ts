import { createServer } from 'node:http'
import { test } from 'tap'
import { connectExploFake, createExploFake } from '../../../src/index.ts'

const cure = 'Start one there with `npx explo-fake`, or give the URL that it prints.'

test('connecting to a port without a listener fails with the reason', async (t) => {
  const explo = await createExploFake()
  const { url } = explo
  await explo.close()

  await t.rejects(connectExploFake(url), {
    code: 'EXPLO_FAKE_UNREACHABLE',
    problem: RegExp(`^There is no explo-fake at ${url}. .*ECONNREFUSED`),
    hint: cure,
  })
})

test('connecting to a name with several addresses and no listener fails with the reason', async (t) => {
  const cause = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
  t.intercept(globalThis, 'fetch', { value: () => Promise.reject(new TypeError('fetch failed', { cause })) })

  await t.rejects(connectExploFake('http://localhost:4747'), {
    code: 'EXPLO_FAKE_UNREACHABLE',
    problem: 'There is no explo-fake at http://localhost:4747. ECONNREFUSED',
  })
})

test('connecting to another server fails with the reason', async (t) => {
  const server = createServer((_request, reply) => reply.end('hello')).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }

  await t.rejects(connectExploFake(`http://127.0.0.1:${port}`), {
    code: 'EXPLO_FAKE_UNREACHABLE',
    problem: `There is no explo-fake at http://127.0.0.1:${port}. It answered 200 to GET /__admin/world.`,
    hint: cure,
  })
})

for (const url of ['127.0.0.1:4747', 'ftp://127.0.0.1', '']) {
  test(`"${url}" is refused as the URL of a fake`, async (t) => {
    await t.rejects(connectExploFake(url), {
      name: 'OptionError',
      problem: `The URL of a fake cannot be "${url}".`,
      hint: 'Give for example "http://127.0.0.1:4747".',
    })
  })
}

test('an admin token is sent with every call, and its absence is reported', async (t) => {
  await using fake = await createExploFake({ adminToken: 'secret' })

  const explo = await connectExploFake(`${fake.url}/`, { adminToken: 'secret' })

  t.strictSame([explo.url, explo.port, explo.adminToken], [fake.url, fake.port, 'secret'])
  t.strictSame(await explo.reset(), { epoch: 2 })
  await t.rejects(connectExploFake(fake.url), { code: 'EXPLO_FAKE_ADMIN_TOKEN' })
  await t.rejects(connectExploFake(fake.url, { token: 'x' } as object), {
    name: 'OptionError',
    problem: 'There is no option "token".',
  })
})

test('members that need the process of the fake are refused by a remote handle', async (t) => {
  await using fake = await createExploFake()
  const explo = await connectExploFake(fake.url)

  t.throws(() => explo.app, {
    code: 'EXPLO_FAKE_REMOTE',
    problem: 'The Fastify instance of this fake is in another process.',
    hint: 'Use `fetch` or `url`, or create the fake in this process with `createExploFake`.',
  })
  const reply = await explo.fetch('https://api.explo.co/api/group_tags/', {
    headers: { 'explo-authorization': `Token ${explo.apiToken}` },
  })
  t.equal(reply.status, 200)
})

test('closing a remote handle closes the worlds that it opened, and not the fake', async (t) => {
  await using fake = await createExploFake()
  const explo = await connectExploFake(fake.url)
  await explo.world({ name: 'left open' })
  await (await explo.world({ name: 'closed' })).close()

  await explo.close()

  t.strictSame(
    (await fake.worlds()).map(({ name }) => name),
    ['default'],
  )
  t.equal((await fetch(`${fake.url}/__admin/ready`)).status, 200)
})

test('closing a remote handle skips worlds that a test has already closed', async (t) => {
  await using fake = await createExploFake()
  const explo = await connectExploFake(fake.url)
  await (await explo.world({ name: 'a test' })).close()
  const calls = t.capture(globalThis, 'fetch', globalThis.fetch)

  await explo.close()

  t.strictSame(calls(), [])
})

test('the remote handle of a world reports the same as the world', async (t) => {
  await using fake = await createExploFake({ fixtures: { customers: [{ provided_id: 'acme' }] } })
  const explo = await connectExploFake(fake.url)
  await fake.fetch('http://explo/api/nowhere/', { method: 'POST' })

  t.strictSame(await explo.inspect(), await fake.inspect())
  t.strictSame(await explo.requests.list({ status: 401, operation: undefined }), [])
  t.strictSame(await explo.requests.unmatched(), await fake.requests.unmatched())
  t.equal(await explo.requests.dropped(), 0)
  t.strictSame(await explo.outbox(), [])
  t.strictSame(await explo.embedSecrets(), [])
  t.strictSame(await explo.assumptions(), await fake.assumptions())
  t.strictSame(await explo.routes(), await fake.routes())
  t.match(await explo.openApi('http://x'), { servers: [{ url: 'http://x' }] })
  t.match(await explo.openApi(), { servers: [{ url: fake.url }] })
  await explo.requests.clear()
  t.strictSame(await fake.requests.list(), [])
  await t.rejects(
    explo.close().then(() => explo.world({ from: 'nobody' })),
    { problem: 'There is no world "nobody" to copy.', name: 'OptionError' },
  )
})

test('a remote reset, seed or restore is one call, and updates the tokens of the handle', async (t) => {
  await using fake = await createExploFake()
  const remote = await connectExploFake(fake.url)
  const { fetch } = globalThis
  const calls: string[] = []
  t.intercept(globalThis, 'fetch', {
    value: (...call: Parameters<typeof fetch>) => {
      calls.push(String(call[0]).replace(/.*default/, ''))
      return fetch(...call)
    },
  })
  const first = remote.apiToken
  await remote.snapshot('begun')
  const groups = [{ name: 'Other', api_tokens: [{ token: 'other', permission: 'read-write' as const }] }]

  const seeded = await remote.seed({ visibility_groups: groups }, { mode: 'replace' })
  const afterSeed = remote.apiToken
  const restored = await remote.restore('begun')
  const afterRestore = remote.apiToken
  await remote.seed({ visibility_groups: groups }, { mode: 'replace' })
  const reset = await remote.reset({ test: 'the next one' })

  t.strictSame([seeded, restored, reset], [{ created: 0, updated: 0 }, { epoch: 3 }, { epoch: 5 }])
  t.strictSame([afterSeed, afterRestore, remote.apiToken], ['other', first, first])
  t.strictSame(calls, [
    '/snapshots',
    '/seed?mode=replace&include=tokens',
    '/snapshots/begun/restore?include=tokens',
    '/seed?mode=replace&include=tokens',
    '/reset?include=tokens',
  ])
})
