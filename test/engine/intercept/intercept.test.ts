import { once } from 'node:events'
import http, { createServer } from 'node:http'
import https, { request as namedRequest } from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import { type AddressInfo, Socket } from 'node:net'
import { ClientRequestInterceptor } from '@mswjs/interceptors/ClientRequest'
import { type Test, test } from 'tap'
import { getGlobalDispatcher, Pool, request as undiciRequest } from 'undici'
import { intercept } from '../../../src/engine/intercept/intercept.ts'
import { loadInterceptor, redirectHttp } from '../../../src/engine/intercept/node-http.ts'
import { explo } from '../../../src/explo/index.ts'
import { connectExploFake, createExploFake, type InterceptOptions } from '../../../src/index.ts'
import { javascriptClients } from '../../matrix/clients.mjs'
import { jsonHeaders, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const acme = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })

for (const [name, send] of Object.entries(javascriptClients)) {
  test(`${name} calls the real hosts, and the fake answers`, async (t) => {
    const { explo } = await interceptedFake(t)

    const first = await send(`https://api.explo.co${path}`, jsonHeaders(), acme)
    const second = await send('https://embeddo.herokuapp.com/embed/create_user_group/', jsonHeaders(), acme)

    t.match(first, { status: 200, text: /"new_user_group":true/ })
    t.match(second, { status: 200, text: /"new_user_group":false/ })
    t.match(await explo.requests.list(), [{ path }, { path: '/embed/create_user_group/' }])
  })

  test(`${name} handles a redirect of the fake as over a socket`, async (t) => {
    const { explo } = await interceptedFake(t, { listen: true })

    const overSocket = await send(`${explo.url}/api/create_user_group`, jsonHeaders(), acme)
    await explo.reset()
    const intercepted = await send('https://api.explo.co/api/create_user_group', jsonHeaders(), acme)

    t.strictSame(intercepted, overSocket)
  })

  test(`${name} fails on a closed fake as over a socket`, async (t) => {
    const { explo } = await interceptedFake(t, { listen: true })
    const { url } = explo
    await explo.close()

    const overSocket = await send(`${url}${path}`, jsonHeaders(), acme).catch(codeOf)
    const intercepted = await send(`https://api.explo.co${path}`, jsonHeaders(), acme).catch(codeOf)

    t.equal(overSocket, 'ECONNREFUSED')
    // undici has a connection to the interception, which closes it.
    t.equal(intercepted, name === 'undici' ? 'UND_ERR_SOCKET' : 'ECONNREFUSED')
  })

  test(`${name} still reaches other hosts`, async (t) => {
    await interceptedFake(t)
    const origin = await startServer(t)

    const reply = await send(`${origin}/echo`, { 'x-sent': 'yes' }, 'a text')

    t.strictSame(reply, { status: 202, text: 'POST /echo yes a text' })
  })
}

for (const connection of ['reset', 'empty'] as const) {
  test(`node:http reports the connection fault "${connection}" as over a socket`, async (t) => {
    const { explo } = await interceptedFake(t, { listen: true })
    await explo.faults.add({ match: { operation: 'createUserGroup' }, then: { connection }, times: 2 })
    const send = javascriptClients['node:http']

    const overSocket = await send(`${explo.url}${path}`, jsonHeaders(), acme).catch((error) => error)
    const intercepted = await send(`https://api.explo.co${path}`, jsonHeaders(), acme).catch((error) => error)

    t.match(overSocket, { code: 'ECONNRESET' })
    t.match(intercepted, { code: overSocket.code, message: overSocket.message })
  })
}

test('imported single functions are also intercepted', async (t) => {
  await interceptedFake(t)

  const call = namedRequest(`https://api.explo.co${path}`, { method: 'POST', headers: jsonHeaders() }).end(acme)
  const [reply] = await once(call, 'response')

  t.equal(reply.statusCode, 200)
})

test('fetch accepts all its usual arguments', async (t) => {
  await interceptedFake(t)
  const url = `https://api.explo.co${path}`
  const call = { method: 'POST', headers: jsonHeaders(), body: acme }

  const replies = [await fetch(url, call), await fetch(new URL(url), call), await fetch(new Request(url, call))]

  t.match(replies, [
    { status: 200, url },
    { status: 200, url },
    { status: 200, url },
  ])
  await t.rejects(fetch('/api/'), { name: 'TypeError', message: /Failed to parse URL/ })
})

test('undici accepts any method', async (t) => {
  const { explo } = await interceptedFake(t)

  const head = await undiciRequest(`https://api.explo.co${path}`, { method: 'HEAD', headers: jsonHeaders() })
  const get = await undiciRequest(new URL('https://api.explo.co/api/customers/'), { headers: jsonHeaders() })

  t.equal(head.statusCode, 405)
  t.strictSame(await get.body.json(), { success: 1, customers: [] })
  t.match(await explo.requests.list(), [{ method: 'HEAD' }, { method: 'GET' }])
})

test('additional hosts can be intercepted', async (t) => {
  const { explo } = await interceptedFake(t, {}, { hosts: ['*.analytics.test'] })

  await fetch('http://eu.analytics.test:8080/api/nowhere/')

  t.match(await explo.requests.unmatched(), [{ path: '/api/nowhere/' }])
})

test('an interception lists the clients that it has tried, without requests to the fake', async (t) => {
  const { explo, interception } = await interceptedFake(t)

  t.strictSame(interception.clients, ['fetch', 'node:http', 'node:https', 'undici'])
  t.strictSame(await explo.requests.list(), [])
})

test('interception works in a project without undici', async (t) => {
  const folder = process.cwd()
  process.chdir('/')
  t.teardown(() => process.chdir(folder))

  const { interception } = await interceptedFake(t)

  t.strictSame(interception.clients, ['fetch', 'node:http', 'node:https'])
})

test('a client that bypasses the interception is refused with the reason', async (t) => {
  const { interception } = await interceptedFake(t, {}, { test: () => 'uses a pool' })
  const pool = new Pool('https://api.explo.co')
  t.teardown(() => pool.destroy())

  await t.rejects(pool.request({ path, method: 'POST', body: acme }), {
    name: 'EgressError',
    message:
      'The test "uses a pool" tried to reach api.explo.co, which a test must not.\n' +
      'This client goes past explo.intercept(), which takes fetch, node:http, node:https and the global dispatcher of ' +
      'undici: give it the `url` of the fake, or intercept before it is made.',
  })
  t.strictSame(interception.attempts, [{ host: 'api.explo.co', test: 'uses a pool' }])
})

test('a call to a host of the service that is not intercepted is refused with the reason', async (t) => {
  await interceptedFake(t, {}, { test: () => 'calls the page' })

  const { cause } = await fetch('https://app.explo.co/').catch((error) => error)

  t.equal(
    cause.message,
    'The test "calls the page" tried to reach app.explo.co, which a test must not.\n' +
      'explo.intercept() takes calls to api.explo.co, embeddo.herokuapp.com. Call one of these, or add "app.explo.co" to the ' +
      'option "hosts".',
  )
})

test('undici itself refuses a request without an origin', async (t) => {
  await interceptedFake(t)

  t.throws(() => getGlobalDispatcher().dispatch({ path: '/', method: 'GET' }, {}))
})

test('restoring an interception restores all clients', async (t) => {
  const before = patched()
  const { interception } = await interceptedFake(t)
  const during = patched()

  await interception.restore()
  await interception.restore()

  t.strictSame(patched(), before)
  t.equal(
    Object.keys(during).every((name) => during[name] !== before[name]),
    true,
  )
})

test('an interception ends with its scope', async (t) => {
  const before = patched()
  const explo = await createExploFake({ listen: false })

  {
    await using interception = await explo.intercept()
    t.strictSame(interception.attempts, [])
  }
  await explo.close()

  t.strictSame(patched(), before)
})

test('only one fake can intercept at a time', async (t) => {
  const { interception } = await interceptedFake(t)
  const { explo: other } = await startFake(t)

  await t.rejects(other.intercept(), {
    code: 'EXPLO_FAKE_INTERCEPTED',
    message:
      'The requests of this process go to a fake already.\n' +
      'End that interception first: await interception.restore(). One is enough for all worlds of a fake.',
  })
  await interception.restore()
  const another = await other.intercept()
  await fetch('https://api.explo.co/api/nowhere/')
  await another.restore()

  t.match(await other.requests.list(), [{ path: '/api/nowhere/' }])
})

test('an interception that a client would bypass does not begin, and changes nothing', async (t) => {
  const before = patched()
  const { get } = http
  Object.defineProperty(http, 'get', { configurable: true, get: () => get, set: () => {} })
  t.teardown(() => Object.defineProperty(http, 'get', { configurable: true, writable: true, value: get }))

  await t.rejects(interceptedFake(t), {
    name: 'NotInterceptedError',
    code: 'EXPLO_FAKE_NOT_INTERCEPTED',
    message:
      `explo.intercept() does not work on this Node ${process.version}: it sent itself a request by node:http, but it was ` +
      'on its way to the network, and has been stopped.\n' +
      'End other interceptors (MSW, nock) first; install the version that is tested, npm install --save-dev ' +
      '@mswjs/interceptors@0.41; or use the `url` of the fake.',
    cause: { name: 'EgressError', host: 'api.explo.co' },
  })
  t.strictSame(patched(), before)
})

test('an interception does not begin when another library answers a client', async (t) => {
  const before = patched()
  const other = otherInterceptor(t, () => true)

  await t.rejects(interceptedFake(t), { message: /by node:https?, but something else answered it\.\n/ })
  other.dispose()
  syncBuiltinESMExports()

  t.strictSame(patched(), before)
})

test('another library still intercepts its hosts during and after the interception', async (t) => {
  const other = otherInterceptor(t, (host) => host === 'other.test')
  const { explo, interception } = await interceptedFake(t)
  const send = javascriptClients['node:http']

  const [own, foreign] = [await send(`https://api.explo.co${path}`, {}, ''), await send('https://other.test', {}, '')]
  await interception.restore()
  const later = await send('https://other.test', {}, '')
  const before = (await explo.requests.list()).length
  other.dispose()

  t.match([own, foreign, later], [{ status: 401 }, { text: 'somebody else' }, { text: 'somebody else' }])
  t.equal(before, 1)
})

test('a newer version of the library, which intercepts connections, is active until the interception ends', async (t) => {
  const calls: string[] = []
  class HttpRequestInterceptor {
    // Newer ones have it in each object, not in the class.
    on = (event: string) => calls.push(`on ${event}`)
    apply = () => calls.push('apply')
    dispose = () => calls.push('dispose')
  }

  const undo = await redirectHttp(
    () => true,
    fetch,
    async () => HttpRequestInterceptor as unknown as typeof ClientRequestInterceptor,
  )
  undo()

  t.strictSame(calls, ['apply', 'on request', 'dispose'])
})

test('the library is loaded with require when import is not possible, as in Jest', async (t) => {
  const Interceptor = await loadInterceptor(() => Promise.reject(new Error('A dynamic import callback was invoked')))

  t.type(new Interceptor().apply, 'function')
})

test('the error about a missing library says what to install', async (t) => {
  const cause = new Error("Cannot find package '@mswjs/interceptors'")

  await t.rejects(
    redirectHttp(
      () => true,
      fetch,
      () => Promise.reject(cause),
    ),
    {
      code: 'EXPLO_FAKE_PEER_MISSING',
      message:
        'explo.intercept() needs the package @mswjs/interceptors, which cannot be loaded.\n' +
        'Install it: npm install --save-dev @mswjs/interceptors@0.41',
      cause,
    },
  )
})

test('a wrong option is refused, and nothing is intercepted', async (t) => {
  const before = patched()

  await t.rejects(interceptedFake(t, {}, { host: ['a.test'] } as InterceptOptions), {
    code: 'EXPLO_FAKE_OPTION',
    message: 'There is no option "host".\nDid you mean "hosts"?',
  })
  t.strictSame(patched(), before)
})

test('any function like fetch can answer instead of a fake', async (t) => {
  const asked: Request[] = []
  const interception = await intercept(async (input, init) => {
    asked.push(new Request(input, init))
    throw new TypeError('a failure')
  }, explo.hosts)
  t.teardown(() => interception.restore())

  const node = javascriptClients['node:http'](`https://api.explo.co${path}`, { te: 'trailers', 'x-kept': 'yes' }, acme)
  const undici = javascriptClients.undici(`https://api.explo.co${path}`, { 'x-kept': 'yes' }, acme)

  await t.rejects(node, { message: 'a failure' })
  await t.rejects(undici, { message: 'other side closed' })
  for (const { method, url, redirect, headers } of asked) {
    t.strictSame(
      { method, url, redirect, kept: headers.get('x-kept') },
      { method: 'POST', url: `https://api.explo.co${path}`, redirect: 'manual', kept: 'yes' },
    )
    for (const name of ['host', 'connection', 'te', 'transfer-encoding']) t.equal(headers.get(name), null)
  }
  t.equal(asked.length, 2)
})

/** A fake that this process takes for Explo, as long as the test. */
test('a remote handle sends intercepted calls to the fake of another process', async (t) => {
  const { explo: fake } = await startFake(t, { transport: 'socket' })
  const explo = await connectExploFake(fake.url)
  const interception = await explo.intercept()
  t.teardown(() => interception.restore())

  const reply = await fetch(`https://api.explo.co${path}`, { method: 'POST', headers: jsonHeaders(), body: acme })

  t.match(await reply.json(), { new_user_group: true })
  t.match(await fake.requests.list(), [{ path }])
})

async function interceptedFake(t: Test, { listen = false } = {}, options?: InterceptOptions) {
  const explo = await createExploFake({ listen })
  t.teardown(() => explo.close())
  const interception = await explo.intercept(options)
  t.teardown(() => interception.restore())
  return { explo, interception }
}

/** An interception by another tool, of some hosts. */
function otherInterceptor(t: Test, isTaken: (host: string) => boolean): ClientRequestInterceptor {
  const other = new ClientRequestInterceptor()
  other.on('request', ({ request, controller }) => {
    if (isTaken(new URL(request.url).hostname)) controller.respondWith(new Response('somebody else'))
  })
  other.apply()
  t.teardown(() => other.dispose())
  return other
}

/** What an interception changes in this process. */
function patched(): Record<string, unknown> {
  return {
    fetch,
    request: http.request,
    secureRequest: https.request,
    namedRequest,
    connect: Socket.prototype.connect,
    dispatch: Object.getOwnPropertyDescriptor(getGlobalDispatcher(), 'dispatch'),
  }
}

function codeOf(error: { code?: string; cause?: { code?: string } }) {
  return error.cause?.code ?? error.code
}

/** The origin of a server that tells what it was sent. */
async function startServer(t: Test): Promise<string> {
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('')
    response.writeHead(202).end(`${request.method} ${request.url} ${request.headers['x-sent']} ${body}`)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
