import { STATUS_CODES } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { type Answer, type Call, dispatcher } from './dispatch.ts'

type Fetch = typeof globalThis.fetch

/** Redirects that the Fetch standard follows before it gives up. */
const maxRedirects = 20
const bodilessStatuses = new Set([204, 205, 304])

/**
 * Answers as the global `fetch` would over a network, without one. Only path, method, headers and body of the request
 * matter; redirects are followed as the Fetch standard says, a POST after a 301 as GET.
 */
export function fetchWithoutSocket(app: FastifyInstance): Fetch {
  const dispatch = dispatcher(app)
  return async (input, init = {}) => {
    const signal = init.signal ?? (input instanceof Request ? input.signal : undefined)
    signal?.throwIfAborted()

    const answer = follow(dispatch, await callOf(input, init), init.redirect ?? 'follow', 0)
    return signal ? await Promise.race([answer, aborted(signal)]) : await answer
  }
}

/** The parts of a request that matter. A `Request` is only made where a plain reading would not do, for it is slow. */
async function callOf(input: string | URL | Request, init: RequestInit): Promise<Call> {
  const { method = 'GET', body } = init
  if (!(input instanceof Request) && typeof body === 'string' && (method === 'POST' || method === 'DELETE')) {
    const headers = { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(new Headers(init.headers)) }
    return { url: new URL(input, 'http://localhost'), method, headers, body }
  }

  const request = new Request(input instanceof Request ? input : new URL(input, 'http://localhost'), init)
  const bytes = Buffer.from(await request.arrayBuffer())
  const headers = Object.fromEntries(request.headers)
  return { url: new URL(request.url), method: request.method, headers, body: bytes.length > 0 ? bytes : undefined }
}

async function follow(
  dispatch: (call: Call) => Promise<Answer>,
  call: Call,
  redirect: NonNullable<RequestInit['redirect']>,
  redirects: number,
): Promise<Response> {
  const { url, method } = call
  const { status, headers, body } = await dispatch(call)
  const { location } = headers
  if (location !== undefined && status >= 300 && status < 400 && redirect !== 'manual') {
    if (redirect === 'error' || redirects === maxRedirects)
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') })
    return follow(dispatch, redirected(call, new URL(location, url), status), redirect, redirects + 1)
  }

  const hasBody = method !== 'HEAD' && !bodilessStatuses.has(status)
  const response = new Response(hasBody ? body : null, {
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers: headers as Record<string, string>,
  })
  return Object.defineProperties(response, { url: { value: url.href }, redirected: { value: redirects > 0 } })
}

/** What a client sends after a redirect: a POST becomes a GET without a body, everything else stays. */
function redirected(call: Call, url: URL, status: number): Call {
  const becomesGet = (status <= 302 && call.method === 'POST') || (status === 303 && call.method !== 'HEAD')
  if (!becomesGet) return { ...call, url }

  const { 'content-type': _type, ...headers } = call.headers
  return { url, method: 'GET', headers, body: undefined }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
