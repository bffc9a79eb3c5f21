import { urlOf } from '../transport/fetch.ts'
import { patchMethod } from './patch-method.ts'

/** Answers requests as the global `fetch` does, and fails as it does. */
export type Answerer = typeof globalThis.fetch

/** Headers about the connection to the real service. */
const ofConnection = [
  'connection',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]

/** Answers a request of an HTTP client, which follows redirects itself. */
export function askOnce(answerer: Answerer, request: Request): Promise<Response> {
  const headers = new Headers(request.headers)
  for (const name of ofConnection) headers.delete(name)
  return answerer(new Request(request, { headers, redirect: 'manual' }))
}

/**
 * Sends calls of the global `fetch` to certain hosts to `answerer` instead.
 *
 * @returns Undoes it.
 */
export function redirectFetch(isTaken: (host: string) => boolean, answerer: Answerer): () => void {
  return patchMethod(globalThis, 'fetch', (below) => (...args: Parameters<Answerer>) => {
    const url = urlOf(args[0])
    return url && isTaken(url.hostname) ? answerer(...args) : below(...args)
  })
}
