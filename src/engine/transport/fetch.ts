import { METHODS, STATUS_CODES } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Dialect } from '../refusals/dialect.ts'
import { type Answer, type Call, type Dispatch, dispatcher } from './dispatch.ts'
import { needFetch } from './web.ts'

type Fetch = typeof globalThis.fetch
type Input = Parameters<Fetch>[0]
type Redirect = Request['redirect']

/** What to send, and how. */
interface Outgoing {
  readonly redirect: Redirect
  readonly signal: AbortSignal | null
  readonly call: () => Call | Promise<Call>
}

/** The limit of the Fetch standard. */
const maxRedirects = 20
const redirectStatuses = new Set([301, 302, 303, 307, 308])
const bodilessStatuses = new Set([204, 205, 304])
const noBytes = Buffer.alloc(0)
const bodyHeaders = new Set([
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-type',
])

/**
 * A `fetch` that reaches the fake without a network. Only path, method, headers and body of the request matter. It follows
 * redirects as the Fetch standard says: a POST after a 301 becomes a GET.
 */
export function fetchWithoutSocket(app: FastifyInstance, dialect: Dialect): Fetch {
  const dispatch = dispatcher(app)
  return fetchBy((call, signal) => (METHODS.includes(call.method) ? dispatch(call, signal) : notHttp(dialect)))
}

/** The answer that a socket gives to a method that Node's parser does not know. */
async function notHttp(dialect: Dialect): Promise<Answer> {
  const body = dialect.badRequestBody
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }
  return { status: 400, headers, body }
}

/** A `fetch` that follows redirects and can be aborted. @param dispatch Sends one request. */
export function fetchBy(dispatch: Dispatch): Fetch {
  return async (input, init) => {
    needFetch('fetch')
    const { redirect, signal, call } = plainCall(input, init ?? {}) ?? anyCall(input, init)
    signal?.throwIfAborted()

    const answer = (async () => {
      const ready = await call()
      signal?.throwIfAborted()
      return follow((one) => dispatch(one, signal), ready, redirect, 0)
    })().catch(throwNetworkError)
    return signal ? await untilAborted(signal, answer) : await answer
  }
}

/** Reads the usual call, a text sent to a URL, without creating a `Request`, which is slow. */
function plainCall(input: Input, init: RequestInit): Outgoing | undefined {
  const { method, body, headers, signal = null, redirect = 'follow', ...others } = init
  const isPlain =
    typeof body === 'string' &&
    (method === 'POST' || method === 'DELETE') &&
    (signal === null || signal instanceof AbortSignal) &&
    redirect === 'follow' &&
    Object.keys(others).length === 0
  if (!isPlain || input instanceof Request) return undefined

  const url = urlOf(input)
  if (url?.username !== '' || url.password !== '') return undefined
  const sent = { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(new Headers(headers)) }
  return { redirect, signal, call: () => ({ url, method, headers: sent, body }) }
}

/** Any other call, mistaken ones included: `Request` knows every rule. */
function anyCall(input: Input, init: RequestInit | undefined): Outgoing {
  const request = new Request(input, init)
  const { method, redirect, signal } = request
  const call = async () => {
    const bytes = Buffer.from(await request.arrayBuffer())
    const body = bytes.length > 0 ? bytes : undefined
    return { url: new URL(request.url), method, headers: Object.fromEntries(request.headers), body }
  }
  return { redirect, signal, call }
}

async function follow(
  dispatch: (call: Call) => Promise<Answer>,
  call: Call,
  redirect: Redirect,
  redirects: number,
): Promise<Response> {
  const { url, method } = call
  if (!/^https?:$/.test(url.protocol)) throw new Error('unknown scheme')

  const { status, headers, body } = await dispatch(call)
  const { location } = headers
  if (location !== undefined && redirectStatuses.has(status) && redirect !== 'manual') {
    if (redirect === 'error') throw new Error('unexpected redirect')
    if (redirects === maxRedirects) throw new Error('redirect count exceeded')
    return follow(dispatch, redirected(call, new URL(location, url), status), redirect, redirects + 1)
  }

  const hasBody = method !== 'HEAD' && !bodilessStatuses.has(status)
  const init = { status, statusText: STATUS_CODES[status] ?? 'unknown', headers: headers as Record<string, string> }
  const response = new Response(hasBody ? (body ?? noBytes) : null, init)
  return asNetworkResponse(response, url.href.replace(/#.*/, ''), redirects > 0)
}

/** The call after a redirect. A POST becomes a GET without a body, other methods stay. */
function redirected(call: Call, url: URL, status: number): Call {
  const becomesGet = (status <= 302 && call.method === 'POST') || (status === 303 && call.method !== 'HEAD')
  if (!becomesGet) return { ...call, url }

  const headers = Object.fromEntries(Object.entries(call.headers).filter(([name]) => !bodyHeaders.has(name)))
  return { url, method: 'GET', headers, body: undefined }
}

/** `fetch` reports every network failure as this error. */
function throwNetworkError(cause: unknown): never {
  throw new TypeError('fetch failed', { cause })
}

function untilAborted(signal: AbortSignal, answer: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort)
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/**
 * The URL of a call of `fetch`; undefined when it is invalid, which `fetch` itself reports. Does not use `URL.canParse`, which
 * would parse it twice.
 */
export function urlOf(input: Parameters<typeof globalThis.fetch>[0]): URL | undefined {
  try {
    return new URL(input instanceof Request ? input.url : input)
  } catch {
    return undefined
  }
}

/** Sets `url`, `redirected` and `type`, which the constructor of `Response` cannot set. A clone has them, too. */
function asNetworkResponse(response: Response, url: string, isRedirected: boolean): Response {
  const { clone } = response
  return Object.defineProperties(response, {
    url: { value: url },
    redirected: { value: isRedirected },
    type: { value: 'basic' },
    clone: { value: () => asNetworkResponse(clone.call(response), url, isRedirected) },
  })
}
