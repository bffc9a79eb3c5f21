import { once } from 'node:events'
import { get, request } from 'node:http'
import { connect, Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { type TestedExploFake, TestWorlds, type TestWorldsOptions } from '../../src/index.ts'
import { jsonHeaders, startFake } from '../support/helper.ts'

const cure = (checks: string) =>
  `If that is intended, call allow(${checks}) in the test, or give useExploFake the option "allow".`

function startWorlds(t: Test, options?: TestWorldsOptions): TestWorlds {
  const worlds = new TestWorlds(options)
  t.teardown(async () => {
    await worlds.end().catch(() => {})
    await worlds.close()
  })
  return worlds
}

/** What the application under test sends. */
function send(path: string, body: unknown = {}, init: RequestInit = {}): Promise<Response> {
  const { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env
  return fetch(`${url}${path}`, { method: 'POST', headers: jsonHeaders(token), body: JSON.stringify(body), ...init })
}

const createAcme = (init?: RequestInit) => send('/api/create_customer/', { provided_id: 'acme', name: 'Acme' }, init)

/** What `end` says to a test that does this. */
async function complaint(t: Test, act: (explo: TestedExploFake) => Promise<unknown> | unknown): Promise<string> {
  const worlds = startWorlds(t)
  await worlds.begin('signs up')
  await act(worlds)
  return worlds.end().then(
    () => '',
    ({ message }) => message,
  )
}

test('each test has a world of its own with its name, and the environment leads to it', async (t) => {
  const worlds = startWorlds(t)

  await worlds.begin('signs up')
  const first = worlds.world
  await (await createAcme()).json()
  await first.verify({ operation: 'createCustomer', exactly: 1 })
  await worlds.end()
  await worlds.begin('signs in')

  t.strictSame([first.name, worlds.world.name], ['signs up', 'signs in'])
  t.match((await worlds.world.inspect()).customers, { length: 0 })
  t.equal(process.env.EXPLO_API_TOKEN, worlds.world.apiToken)
})

test('after a test the environment is as before', async (t) => {
  process.env.MY_EXPLO_URL = 'https://api.explo.co'
  t.teardown(() => delete process.env.MY_EXPLO_URL)
  const worlds = startWorlds(t, { env: { url: 'MY_EXPLO_URL', apiToken: 'MY_EXPLO_TOKEN' } })

  await worlds.begin('signs up')
  const during = [process.env.MY_EXPLO_URL, process.env.MY_EXPLO_TOKEN]
  const { apiToken } = worlds.world
  await worlds.end()

  t.match(during, [/^http:\/\/127\.0\.0\.1:\d+$/, apiToken])
  t.equal(process.env.MY_EXPLO_URL, 'https://api.explo.co')
  t.notOk('MY_EXPLO_TOKEN' in process.env)
})

test('the base URL of an application ends with its path, which several fakes may share', async (t) => {
  const first = startWorlds(t, {
    env: { url: 'FIRST_URL', urlPath: '/api', apiToken: 'FIRST_TOKEN', readOnlyToken: 'FIRST_READER' },
  })
  const second = startWorlds(t, { env: { url: 'SECOND_URL', urlPath: '/api' } })
  await Promise.all([first.begin('signs up'), second.begin('signs in')])

  const headers = jsonHeaders(process.env.FIRST_TOKEN)
  const { status } = await fetch(`${process.env.FIRST_URL}/dashboard/`, { headers })

  t.equal(status, 200)
  t.match(process.env.SECOND_URL, /^http:\/\/127\.0\.0\.1:\d+\/api$/)
})

test('a test within a test shares its world, and does not close it', async (t) => {
  const worlds = startWorlds(t)
  await worlds.begin('signs up')
  const { world } = worlds

  await Promise.all(['signs up > twice', 'signs up > at once'].map((name) => worlds.begin(name)))
  await worlds.end('signs up > twice')
  await worlds.end()

  t.equal(worlds.world, world)
  await worlds.end()
  t.throws(() => worlds.world, { code: 'EXPLO_FAKE_NO_TEST' })
})

/** How a test is refused that begins while another one runs. */
const tooEarly = (name: string, other: string) => ({
  code: 'EXPLO_FAKE_TESTS_AT_ONCE',
  message:
    `The test "${name}" began while "${other}" was running, and both would read the same environment variables.\n` +
    'Let the tests of a file run one after the other; files may run at the same time. For tests that must overlap, call ' +
    'createExploFake() once, and in each test give the application the apiToken of a world of its own: await explo.world().',
})

test('a test that begins while another one runs is refused', async (t) => {
  const worlds = startWorlds(t)
  await worlds.begin('signs up')

  await t.rejects(worlds.begin('signs in'), tooEarly('signs in', 'signs up'))
})

test('of tests that begin at the same time the first one runs, and the others are refused', async (t) => {
  const worlds = startWorlds(t)

  const [first, ...others] = await Promise.allSettled(['signs up', 'signs in', 'signs in'].map((n) => worlds.begin(n)))

  t.equal(first?.status, 'fulfilled')
  t.match(others, [{ reason: tooEarly('signs in', 'signs up') }, { reason: tooEarly('signs in', 'signs up') }])
  t.equal(worlds.world.name, 'signs up')
})

test('the end of a refused test does not end the running one, which is checked at its own end', async (t) => {
  const worlds = startWorlds(t)
  const [first, second] = [{}, {}]
  await worlds.begin('signs up', first)
  await t.rejects(worlds.begin('signs up', second), tooEarly('signs up', 'signs up'))

  await worlds.end(second)
  await send('/api/custmer/')

  await t.rejects(worlds.end(first), { code: 'EXPLO_FAKE_UNCLEAN_TEST' })
})

test('a test that ends before its world is open is still checked and closed', async (t) => {
  const worlds = startWorlds(t)
  const beginning = worlds.begin('signs up')

  await worlds.end()
  await beginning

  t.throws(() => worlds.world, { code: 'EXPLO_FAKE_NO_TEST' })
  await t.resolves(worlds.begin('signs in'))
})

test('a test whose world cannot be opened fails once, in its beginning', async (t) => {
  const worlds = startWorlds(t, { fake: { port: -1 } })
  const beginning = worlds.begin('signs up')

  const [begun, ended] = await Promise.allSettled([beginning, worlds.end()])

  t.match([begun, ended], [{ reason: { code: 'EXPLO_FAKE_OPTION' } }, { status: 'fulfilled' }])
})

test('a test whose end is never called is checked when everything is closed', async (t) => {
  const worlds = startWorlds(t)
  await worlds.begin('signs up')
  await send('/api/custmer/')

  await t.rejects(worlds.close(), { code: 'EXPLO_FAKE_UNCLEAN_TEST', message: /^The test "signs up" is not clean/ })
})

test('tests of two fakes run at the same time only with different variables', async (t) => {
  const [worlds, same, other] = [
    startWorlds(t),
    startWorlds(t),
    startWorlds(t, { env: { url: 'OTHER_URL', apiToken: 'OTHER_TOKEN', readOnlyToken: 'OTHER_READER' } }),
  ]
  await worlds.begin('signs up')

  await t.rejects(same.begin('signs in'), tooEarly('signs in', 'signs up'))
  await t.resolves(other.begin('signs in'))
  await worlds.end()
  await t.resolves(same.begin('signs in'))
})

test('one test may have two fakes, and the variables lead to the second one', async (t) => {
  const [outer, inner] = [startWorlds(t), startWorlds(t)]
  await outer.begin('signs up')
  await inner.begin('signs up')

  const during = process.env.EXPLO_API_TOKEN
  const expected = inner.world.apiToken
  await inner.end()

  t.equal(during, expected)
  t.equal(process.env.EXPLO_API_TOKEN, outer.world.apiToken)
})

test('a clean test prints nothing', async (t) => {
  t.equal(await complaint(t, async () => (await createAcme()).json()), '')
})

test('a request that matches no operation fails its test', async (t) => {
  t.equal(
    await complaint(t, () => send('/api/custmer/')),
    'The test "signs up" is not clean:\n' +
      '- unmatched: POST /api/custmer/ (r1) is no operation of Explo. 404: Explo has no path /api/custmer/. ' +
      `Did you mean /api/customers/?\n${cure("'unmatched'")}`,
  )
})

/** Sends a request as an application does that reads its API token from a variable that is not set, or was never told. */
const sendAs = (headers: Record<string, string>) => fetch(`${process.env.EXPLO_API_URL}/api/dashboard/`, { headers })

test('a request without an API token, or with one of no world, fails its test', async (t) => {
  const message = await complaint(t, async () => {
    await sendAs({})
    await sendAs(jsonHeaders('undefined'))
    await sendAs(jsonHeaders('undefined'))
    await sendAs(jsonHeaders('some-other-token'))
  })

  const cause = 'GET /api/dashboard/ came without the API token of this test. 401:'
  const hint = 'Let the application read the API token from EXPLO_API_TOKEN when it calls Explo.'
  t.equal(
    message,
    'The test "signs up" is not clean:\n' +
      `- unmatched: ${cause} the Explo-Authorization header is missing. ` +
      `Send the header "Explo-Authorization: Token <API token>". ${hint}\n` +
      `- unmatched: ${cause} the API token is the word "undefined", as of a variable that is not set. ` +
      `It was sent with "Explo-Authorization: Token …ined". Use an API token of the fixture, or of a world that is open. ${hint}\n` +
      `- unmatched: ${cause} no world has the API token …oken. ` +
      `It was sent with "Explo-Authorization: Token …oken". Use an API token of the fixture, or of a world that is open. ${hint}\n` +
      cure("'unmatched'"),
  )
})

test('in a shared fake, a request that belongs to no world fails the test of the sending process', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const worlds = startWorlds(t, { url: explo.url, env: { apiToken: 'MY_EXPLO_TOKEN' } })
  await worlds.begin('signs up')
  await explo.fetch('https://api.explo.co/api/reports/')
  await (await sendAs(jsonHeaders(worlds.world.apiToken))).json()
  await worlds.end()
  await worlds.begin('signs in')
  await explo.fetch('https://api.explo.co/api/reports/')
  await sendAs({})

  await t.rejects(worlds.end(), {
    message:
      /^The test "signs in" is not clean:\n- unmatched: GET \/api\/dashboard\/ came .* from MY_EXPLO_TOKEN when it calls Explo\.\nIf that/,
  })
})

test('in a shared fake, a test is not blamed for a request of an earlier one', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const worlds = startWorlds(t, { url: explo.url })
  await worlds.begin('signs up')
  await sendAs(jsonHeaders('some-other-token'))
  await t.rejects(worlds.end(), { code: 'EXPLO_FAKE_UNCLEAN_TEST' })
  await worlds.begin('signs in')
  await sendAs({})

  const error = await worlds.end().catch((error) => error)

  t.match(error.message, /the Explo-Authorization header is missing/)
  t.notMatch(error.message, /some-other-token|…oken/)
})

test('a request that no world can claim does not fail the next test', async (t) => {
  const worlds = startWorlds(t)
  await worlds.begin('signs up')
  await sendAs({})
  await t.rejects(worlds.end(), { code: 'EXPLO_FAKE_UNCLEAN_TEST' })
  await worlds.begin('signs in')

  await t.resolves(worlds.end())
})

/** What is printed below the failure of a test that does this and fails. */
async function printed(
  t: Test,
  options: TestWorldsOptions,
  act: (explo: TestedExploFake) => Promise<unknown>,
): Promise<string> {
  const worlds = startWorlds(t, options)
  let text = ''
  await worlds.begin('signs up')
  await act(worlds)
  await worlds.end(undefined, { hasFailed: true, print: (lines) => (text += lines) }).catch(() => {})
  return text
}

test('below a test that fails its last requests are printed, with the reason and the fix of each', async (t) => {
  const text = await printed(t, {}, async () => {
    await createAcme()
    await send('/api/create_customer/', { provided_id: 'acme', nme: 'Acme' })
  })

  t.equal(
    text,
    'explo-fake: the requests of the test "signs up":\n' +
      '  r1 POST /api/create_customer/ → 200\n' +
      '  r2 POST /api/create_customer/ → 400: name: This field is required. `nme`: did you mean `name`?',
  )
})

test('below a test that fails, the unknown fields of a request are printed', async (t) => {
  const text = await printed(t, {}, async () => {
    await send('/api/create_customer/', { provided_id: 'acme', name: 'Acme', emials: [] })
  })

  t.match(text, /^ {2}r1 POST \/api\/create_customer\/ → 200, with unknown fields: emials$/m)
})

test('below a test that fails, an unanswered request is printed as one without an answer', async (t) => {
  const text = await printed(t, {}, async ({ world }) => {
    await world.faults.add({ match: { operation: 'createCustomer' }, delay: '1h' })
    createAcme().catch(() => {})
    while ((await world.faults.list())[0]?.hits === 0) await setImmediate()
  })

  t.match(text, /^ {2}r1 POST \/api\/create_customer\/ → no answer$/m)
})

test('the printed requests have ten short lines at most', async (t) => {
  const text = await printed(t, {}, async () => {
    await sendAs({})
    for (let count = 0; count < 10; count++) await send(`/api/${'x'.repeat(400)}/`)
  })

  t.match(text, /^explo-fake: the last 9 of 11 requests of the test "signs up":\n/)
  t.equal(text.split('\n').length, 10)
  t.ok(text.split('\n').every((line) => line.length < 310))
})

test('a test that fails without a request says so, and with printRequests: false it prints nothing', async (t) => {
  t.equal(await printed(t, {}, async () => {}), 'explo-fake: the test "signs up" sent no request to its world.')
  t.equal(await printed(t, { printRequests: false }, () => createAcme()), '')
})

test('a test that leaves something behind prints its requests to stderr', async (t) => {
  const written = t.capture(process.stderr, 'write', () => true)
  const message = await complaint(t, () => send('/api/custmer/'))

  t.match(message, 'unmatched')
  t.match(written(), [
    { args: [/^explo-fake: the requests of the test "signs up":\n {2}r1 POST \/api\/custmer\/ → 404/] },
  ])
})

test('the options of a fake that is shared have no effect, and a warning says so', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const worlds = startWorlds(t, { url: explo.url, fake: { lint: { unknownFields: 'fail' } } })
  const written = t.capture(process.stderr, 'write')

  await worlds.begin('signs up')

  t.match(written(), [
    {
      args: [
        `explo-fake: the option "fake" of useExploFake has no effect, because the tests use the fake at ${explo.url}. `,
      ],
    },
  ])
})

test('in a shared fake, the world of a failed test stays open', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  await printed(t, { url: explo.url }, () => createAcme())

  t.strictSame(
    (await explo.worlds()).map(({ name }) => name),
    ['default', 'signs up'],
  )
})

/** A connection to the real Explo, as code opens it that has read its settings on import. */
const connectToExplo = () =>
  new Promise<Error>((resolve) => connect({ host: 'api.explo.co', port: 443 }).once('error', resolve))

test('a call to the real Explo fails with the name of the test, the likely cause and the fix', async (t) => {
  let error: Error | undefined
  const message = await complaint(t, async () => {
    error = await connectToExplo()
  })

  t.match(
    error?.message,
    /^The test "signs up" tried to reach api\.explo\.co, which a test must not\.\nThe code has probably read its settings on import, before the test set EXPLO_API_URL\. /,
  )
  t.match(
    message,
    '- leak: something tried to reach api.explo.co, and was refused. The code has probably read its settings on import, ' +
      'before the test set EXPLO_API_URL. ',
  )
})

test('a test that the runner repeats is not blamed for a call to the real Explo of its first run', async (t) => {
  const worlds = startWorlds(t)
  await worlds.begin('signs up')
  await connectToExplo()
  await t.rejects(worlds.end(), { code: 'EXPLO_FAKE_UNCLEAN_TEST' })

  await worlds.begin('signs up')

  await t.resolves(worlds.end())
})

test('without the guard, calls to the real Explo pass', async (t) => {
  const worlds = startWorlds(t, { guardEgress: false })
  await worlds.begin('signs up')
  const connectAsBefore = Socket.prototype.connect
  await worlds.end()
  await worlds.close()

  t.equal(Socket.prototype.connect, connectAsBefore)
})

const lateCreate =
  'The test "signs up" is not clean:\n- late: POST /api/create_customer/ had no answer when the test ended. ' +
  `Await it in the test, or wait for it with requests.waitFor().\n${cure("'late'")}`

test('a fetch that nobody awaits fails its test', async (t) => {
  t.equal(await complaint(t, () => void createAcme().catch(() => {})), lateCreate)
})

test('a fetch over an open connection that nobody awaits fails its test', async (t) => {
  const message = await complaint(t, async () => {
    await (await createAcme()).json()
    createAcme().catch(() => {})
  })

  t.equal(message, lateCreate)
})

test('a request by node:http that nobody awaits fails its test', async (t) => {
  const message = await complaint(t, () => {
    const { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env
    get(`${url}/api/dashboard/`, { headers: jsonHeaders(token) }).on('error', () => {})
  })

  t.match(message, '- late: GET /api/dashboard/ had no answer when the test ended.')
})

test('a request by node:http that was answered does not fail its test, nor does one to another server', async (t) => {
  const { explo: elsewhere } = await startFake(t, { transport: 'socket' })
  const message = await complaint(t, async () => {
    const { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env
    await new Promise((resolve) => get(`${url}/api/dashboard/`, { headers: jsonHeaders(token) }, resolve))
    get(`${elsewhere.url}/__admin/health`, (reply) => reply.resume()).on('error', () => {})
    fetch(`${elsewhere.url}/__admin/health`).catch(() => {})
    fetch(`${elsewhere.url}/api/dashboard/`, { headers: jsonHeaders(elsewhere.apiToken) }).catch(() => {})
  })

  t.equal(message, '')
})

test('a request that was sent before a reset and answered after it fails the test', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const worlds = startWorlds(t, { url: explo.url })
  await worlds.begin('signs up')
  const headers = jsonHeaders(worlds.world.apiToken)
  const sending = request(`${explo.url}/api/create_customer/`, { method: 'POST', headers })
  sending.write('{ "provided_id":')
  await once(explo.app.server, 'request')

  await worlds.world.reset()
  sending.end('"acme", "name": "Acme" }')
  await once(sending, 'response')

  await t.rejects(worlds.end(), {
    message:
      /^- late: POST \/api\/create_customer\/ was sent before a reset and answered after it\. Await it in the test/m,
  })
})

test('an aborted request is not late', async (t) => {
  const message = await complaint(t, async ({ world }) => {
    await world.faults.add({ match: { operation: 'createCustomer' }, then: { connection: 'hang' } })
    const controller = new AbortController()
    const giving = createAcme({ signal: controller.signal }).catch(() => {})
    while ((await world.faults.list())[0]?.hits === 0) await setImmediate()
    controller.abort()
    await giving
  })

  t.equal(message, '')
})

test('a test whose application still has the API token of an earlier test fails, and names that test', async (t) => {
  const worlds = startWorlds(t)
  await worlds.begin('signs up')
  const { EXPLO_API_URL: url, EXPLO_API_TOKEN: kept } = process.env
  await (await createAcme()).json()
  await worlds.end()
  await worlds.begin('signs in')

  const reply = await fetch(`${url}/api/dashboard/`, { headers: jsonHeaders(kept) })
  await new Promise((resolve) => get(`${url}/api/reports/`, { headers: jsonHeaders(kept) }, resolve))

  t.equal(reply.status, 401)
  const reason =
    'was sent with the API token of the test "signs up", which is over. Let the application read its environment ' +
    'when it calls Explo, or start it again in each test.'
  await t.rejects(worlds.end(), {
    message:
      `The test "signs in" is not clean:\n- leak: GET /api/dashboard/ ${reason}\n` +
      `- leak: GET /api/reports/ ${reason}\n${cure("'leak'")}`,
  })
  await worlds.begin('signs out')
  await t.resolves(worlds.end(), 'what one test was told is not told to the next')
})

test('a fault that never fired fails its test', async (t) => {
  t.equal(
    await complaint(t, ({ world }) => world.faults.add({ match: { operation: 'createCustomer' }, then: 'throttled' })),
    'The test "signs up" is not clean:\n- unfired-faults: the fault f1, for {"operation":"createCustomer"}, fired for no ' +
      `request. Let the test send one, or do not arm it.\n${cure("'unfired-faults'")}`,
  )
})

test('a random fault that never fired does not fail its test', async (t) => {
  const worlds = startWorlds(t, { fake: { randomSeed: 'dice' } })
  await worlds.begin('signs up')
  await worlds.world.faults.add({ match: { operation: 'createCustomer' }, then: 'throttled', rate: 0.5 })

  await t.resolves(worlds.end())
})

test('a lint finding of level fail fails the test', async (t) => {
  const worlds = startWorlds(t, { fake: { lint: { unknownFields: 'fail' } } })
  await worlds.begin('signs up')
  await (await send('/api/create_customer/', { provided_id: 'acme', name: 'Acme', nmae: 'Acme' })).json()

  await t.rejects(worlds.end(), { message: /^- lint: unknownFields: .*nmae/m })
})

test('one test or all tests may be allowed to leave something behind', async (t) => {
  const one = await complaint(t, async (explo) => {
    explo.allow('unmatched')
    await send('/api/custmer/')
  })
  const worlds = startWorlds(t, { allow: ['unmatched'] })
  await worlds.begin('signs up')
  await send('/api/custmer/')

  t.equal(one, '')
  await t.resolves(worlds.end())
})

test('calls to a fixed host reach the world of the test, and are checked like others', async (t) => {
  const worlds = startWorlds(t, { intercept: true })
  const ask = (path: string) => {
    const headers = jsonHeaders(process.env.EXPLO_API_TOKEN)
    return fetch(`https://api.explo.co${path}`, {
      method: 'POST',
      headers,
      body: '{ "provided_id": "acme", "name": "Acme" }',
    })
  }
  await worlds.begin('signs up')
  const reply = await ask('/api/create_customer/')
  await worlds.world.verify({ operation: 'createCustomer', exactly: 1 })
  await worlds.end()
  await worlds.begin('signs in')
  await fetch('https://api.explo.co/api/dashboard/', { headers: jsonHeaders(process.env.EXPLO_API_TOKEN) })
  ask('/api/custmer/').catch(() => {})

  t.equal(reply.status, 200)
  await t.rejects(worlds.end(), {
    message: /^The test "signs in" is not clean:\n- late: POST \/api\/custmer\/ had no answer/,
  })
})

test('a call past the interception names its test', async (t) => {
  const worlds = startWorlds(t, { intercept: { hosts: ['explo.example.com'] } })
  await worlds.begin('signs up')

  const attempt = new Promise<Error>((resolve) => connect(443, 'explo.example.com').once('error', resolve))

  t.match((await attempt).message, /^The test "signs up" tried to reach explo\.example\.com/)
})

test('the interception ends with the last test, and does not begin where it is impossible', async (t) => {
  const worlds = startWorlds(t, { intercept: true })
  await worlds.begin('signs up')
  const others = startWorlds(t, { intercept: true })

  await t.rejects(others.begin('signs up'), { code: 'EXPLO_FAKE_INTERCEPTED' })
  await worlds.end()
  await worlds.close()

  await t.resolves(startWorlds(t, { intercept: true }).begin('signs out'))
})

test('broken fixtures fail the test', async (t) => {
  const worlds = startWorlds(t, { fixtures: JSON.parse('{ "customer": [] }') })

  await t.rejects(worlds.begin('signs up'), { message: /customer is not a known key\. Did you mean "customers"\?/ })
  await t.resolves(worlds.end())
})

test('a fake that cannot start fails the test', async (t) => {
  const worlds = startWorlds(t, { fake: { port: -1 } })

  await t.rejects(worlds.begin('signs up'), { message: /^The option "port" cannot be -1\./ })
})

test('reading the world outside a test is refused', async (t) => {
  t.throws(() => startWorlds(t).world, {
    message:
      'There is a world for each test, and no test runs.\nCall the useExploFake of your runner at the top of the file, and use `world` in a test, or in a beforeEach below that call.',
  })
})

test('unknown options are refused', async (t) => {
  t.throws(() => new TestWorlds(JSON.parse('{ "enw": {} }')), {
    message: 'useExploFake has no option "enw".\nDid you mean "env"?',
  })
  t.throws(() => new TestWorlds(JSON.parse('{ "intercept": { "host": [] } }')), {
    message: 'The option "intercept" has no "host".\nDid you mean "hosts"?',
  })
  t.throws(() => new TestWorlds(JSON.parse('{ "allow": ["unmached"] }')), {
    message: 'There is no check "unmached" to allow.\nDid you mean "unmatched"?',
  })
  t.throws(() => new TestWorlds(JSON.parse('{ "env": { "token": "MY_TOKEN" } }')), {
    message: 'There is no variable for "token".\nKnown are: url, apiToken, readOnlyToken, urlPath.',
  })
  t.throws(() => new TestWorlds(JSON.parse('{ "env": { "url": 5 } }')), {
    message: 'The variable for "url" cannot be named 5.\nGive a text that is not blank.',
  })
  t.throws(() => new TestWorlds(JSON.parse('{ "allow": "late" }')), {
    message: 'The option "allow" cannot be "late".\nGive a list, for example ["unmatched"].',
  })
})

test('a named fake of another process is used', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const worlds = startWorlds(t, { url: explo.url })

  await worlds.begin('signs up')
  const during = (await explo.worlds()).map(({ name }) => name)
  createAcme().catch(() => {})

  t.strictSame(during, ['default', 'signs up'])
  await t.rejects(worlds.end(), { message: lateCreate })
})
