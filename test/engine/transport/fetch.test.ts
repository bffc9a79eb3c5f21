import Fastify from 'fastify'
import { type Test, test } from 'tap'
import { defaultsOf } from '../../../src/engine/options/assumptions.ts'
import { fetchWithoutSocket } from '../../../src/engine/transport/fetch.ts'
import { explo } from '../../../src/explo/index.ts'

type Arguments = Parameters<typeof fetch>
type Call = (origin: string) => Arguments

const stream = (text: string) => new Blob([text]).stream()
const post = (path: string, init: RequestInit = {}): Call => {
  return (origin) => [`${origin}${path}`, { method: 'POST', body: 'a text', ...init }]
}

/** Calls of `fetch`, each of which the fake must answer, or refuse, as the global one does over a network. */
const calls: Record<string, Call> = {
  'a GET': (origin) => [`${origin}/echo?a=b`],
  'a URL object': (origin) => [new URL(`${origin}/echo`), { method: 'POST', body: 'a text' }],
  'an object whose text is a URL': (origin) => [{ toString: () => `${origin}/echo` } as string],
  'a fragment': (origin) => [`${origin}/echo?a=b#fragment`],
  'a fragment before a redirect': post('/moved/301#fragment'),
  'escapes and umlauts in the URL': (origin) => [`${origin}/echo?a=%zz&b=ü%20`],
  'a method in lower case': post('/echo', { method: 'post' }),
  'a method of WebDAV': post('/echo', { method: 'PROPFIND' }),
  'a HEAD': (origin) => [`${origin}/echo`, { method: 'HEAD' }],
  'null for options': (origin) => [`${origin}/echo`, null as unknown as RequestInit],
  'a Request': (origin) => [new Request(`${origin}/echo`, { method: 'POST', body: 'a text', headers: { a: 'b' } })],
  'a Request and options': (origin) => [
    new Request(`${origin}/echo`, { method: 'POST', body: 'a text' }),
    { headers: { a: 'b' } },
  ],
  'a form': post('/echo', { body: new URLSearchParams({ a: 'b' }) }),
  'a blob with a type': post('/echo', { body: new Blob(['a text'], { type: 'application/json' }) }),
  bytes: post('/echo', { body: Buffer.from('a text') }),
  'a header with several values': post('/echo', {
    headers: [
      ['content-type', 'application/json'],
      ['x-list', '1'],
      ['x-list', '2'],
    ],
  }),
  'an object as body': post('/echo', { body: { a: 1 } as unknown as string }),
  'a lone surrogate in the body': post('/echo', { body: '\ud800' }),

  'no arguments': () => [] as unknown as Arguments,
  'a path instead of a URL': () => ['/echo', { method: 'POST', body: 'a text' }],
  'a path instead of a URL, for a GET': () => ['/echo'],
  'a URL with a password': (origin) => [origin.replace('//', '//user:password@'), { method: 'POST', body: 'a text' }],
  'a scheme that is not HTTP': () => ['ftp://localhost/echo', { method: 'POST', body: 'a text' }],
  'a body for a GET': post('/echo', { method: 'GET' }),
  'an invalid method': post('/echo', { method: 'BAD METHOD' }),
  'a forbidden method': post('/echo', { method: 'TRACE' }),
  'plain headers': post('/echo', { headers: { 'Content-Type': 'application/json', 'X-List': '1, 2' } }),
  'one header in two spellings': post('/echo', { headers: { 'x-list': '1', 'X-List': '2' } }),
  'a header value with spaces around it': post('/echo', { headers: { a: '  b ' } }),
  'an empty header value': post('/echo', { headers: { a: '' } }),
  'a number as a header value': post('/echo', { headers: { a: 1 as unknown as string } }),
  'headers in a Map': post('/echo', { headers: new Map([['a', 'b']]) as unknown as [string, string][] }),
  'null for headers': post('/echo', { headers: null as unknown as [string, string][] }),
  'an invalid header name': post('/echo', { headers: { 'bad name': 'a' } }),
  'an invalid header value': post('/echo', { headers: { a: 'ü\n' } }),
  'an invalid signal': post('/echo', { signal: {} as AbortSignal }),
  'an invalid redirect mode': post('/echo', { redirect: 'sometimes' as RequestInit['redirect'] & string }),
  'a text as options': (origin) => [`${origin}/echo`, 'POST' as unknown as RequestInit],
  'a stream without duplex': post('/echo', { body: stream('a text') }),
  'a Request that was used': (origin) => {
    const request = new Request(`${origin}/echo`, { method: 'POST', body: 'a text' })
    request.text()
    return [request]
  },
  'a body that breaks off': (origin) => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('broken off')) })
    return [`${origin}/echo`, { method: 'POST', body, duplex: 'half' }]
  },

  'an aborted signal': post('/echo', { signal: AbortSignal.abort() }),
  'an aborted signal with a reason': post('/echo', { signal: AbortSignal.abort(new Error('a reason')) }),
  'an aborted signal of a Request': (origin) => [new Request(`${origin}/echo`, { signal: AbortSignal.abort() })],
  'a Request freed from its aborted signal': (origin) => [
    new Request(`${origin}/echo`, { signal: AbortSignal.abort() }),
    { signal: null },
  ],
  'a mistake beside an aborted signal': () => ['/echo', { method: 'POST', body: 'a', signal: AbortSignal.abort() }],

  'a redirect to handle by hand': post('/moved/301', { redirect: 'manual' }),
  'a redirect that is an error': post('/moved/301', { redirect: 'error' }),
  'a redirect that a Request handles by hand': (origin) => [new Request(`${origin}/moved/301`, { redirect: 'manual' })],
  'a redirect without a location': (origin) => [`${origin}/nowhere`],
  'a redirect to what is no URL': (origin) => [`${origin}/to?http://[`],
  'redirects without end': (origin) => [`${origin}/loop`],
}

for (const status of [301, 302, 303, 307, 308]) {
  for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'PUT']) {
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const headers = { 'content-type': 'application/json', 'x-kept': 'yes' }
    calls[`a redirect ${status} of a ${method}`] = (origin) => [
      `${origin}/moved/${status}`,
      hasBody ? { method, headers, body: '{}' } : { method, headers: { 'x-kept': 'yes' } },
    ]
  }
}
for (const status of [200, 204, 205, 299, 300, 304, 404, 500]) {
  calls[`an empty answer ${status}`] = (origin) => [`${origin}/status/${status}`]
}

for (const [title, call] of Object.entries(calls)) {
  test(`fetch without a socket treats ${title} like the global fetch`, async (t) => {
    const { origin, withoutSocket } = await startTwins(t)

    const expected = await outcome(fetch, call(origin))
    const seen = await outcome(withoutSocket, call(origin))

    t.strictSame(seen, expected)
  })
}

test('a stream as body is read completely and sent', async (t) => {
  const { origin, withoutSocket } = await startTwins(t)

  const reply = await withoutSocket(`${origin}/echo`, { method: 'POST', body: stream('a text'), duplex: 'half' })

  t.match(await reply.json(), { method: 'POST', body: 'a text' })
})

test('an abort ends the wait for a request body, and nothing is sent', async (t) => {
  const { origin, withoutSocket, received } = await startTwins(t)
  const controller = new AbortController()
  let endless: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start: (streamController) => {
      endless = streamController
    },
  })

  const answer = withoutSocket(`${origin}/echo`, { method: 'POST', body, duplex: 'half', signal: controller.signal })
  controller.abort()

  await t.rejects(answer, { name: 'AbortError' })
  t.doesNotThrow(() => endless?.close())
  t.strictSame(received, [])
})

test('an abort after the request was sent ends the wait for the answer', async (t) => {
  const { origin, withoutSocket } = await startTwins(t)
  const controller = new AbortController()

  const answer = withoutSocket(`${origin}/never`, { method: 'POST', body: '', signal: controller.signal })
  controller.abort(new Error('a reason'))

  await t.rejects(answer, new Error('a reason'))
})

test('one signal can be used for many calls', async (t) => {
  const { origin, withoutSocket } = await startTwins(t)
  const { signal } = new AbortController()
  const added = t.capture(signal, 'addEventListener', signal.addEventListener)
  const removed = t.capture(signal, 'removeEventListener', signal.removeEventListener)

  for (let round = 0; round < 20; round++) await withoutSocket(`${origin}/echo`, { method: 'POST', body: '', signal })

  t.equal(removed().length, added().length)
})

/** One server, to reach over its socket and without it. */
async function startTwins(t: Test) {
  const received: string[] = []
  const app = Fastify()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.addHook('onRequest', async ({ url }) => {
    received.push(url)
  })
  app.all('/echo', ({ method, url, headers, body }) => {
    const { 'content-type': type, 'x-list': list, 'x-kept': kept, a } = headers
    return { method, url, headers: { type, list, kept, a }, body: body || null }
  })
  app.all<{ Params: { status: string } }>('/moved/:status', ({ params }, reply) =>
    reply.code(Number(params.status)).header('location', '/echo?moved').send('moved'),
  )
  app.all<{ Params: { status: string } }>('/status/:status', ({ params }, reply) =>
    reply.code(Number(params.status)).send(),
  )
  app.all('/to', ({ url }, reply) => reply.redirect(url.slice('/to?'.length)))
  app.all('/loop', (_request, reply) => reply.redirect('/loop'))
  app.all('/nowhere', (_request, reply) => reply.code(301).send())
  app.all('/never', () => new Promise(() => {}))

  const withoutSocket = fetchWithoutSocket(app, defaultsOf(explo).dialect)
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  return { origin, withoutSocket, received }
}

/** What the caller of a `fetch` can see. */
async function outcome(fetcher: typeof fetch, [input, init]: Arguments) {
  try {
    const reply = await (input === undefined ? (fetcher as () => Promise<Response>)() : fetcher(input, init))
    const clone = reply.clone().clone()
    return {
      status: [reply.status, reply.statusText, reply.ok],
      from: [reply.url, reply.redirected, reply.type],
      clonedFrom: [clone.url, clone.redirected, clone.type, clone instanceof Response],
      headers: ['content-type', 'content-length', 'location'].map((name) => reply.headers.get(name)),
      hasBody: reply.body !== null,
      text: await reply.text(),
      cloned: await clone.text(),
    }
  } catch (error) {
    const { name, message, cause } = error as Error
    return { name, message, cause: cause instanceof Error ? cause.message : null }
  }
}
