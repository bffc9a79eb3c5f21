import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { Answer } from '../transport/dispatch.ts'
import { fetchBy } from '../transport/fetch.ts'

/** A `fetch` that trusts a certificate, which the global one learns from its environment only, when the process starts. */
export function fetchTrusting(ca: string): typeof globalThis.fetch {
  return fetchBy(async ({ url, method, headers, body }, signal) => {
    const { request } = await import('node:https')
    const sent = request(url, { method, headers, ca, ...(signal && { signal }) })
    // Also when the answer is there already.
    sent.on('error', () => {})
    sent.end(body)
    const [reply] = await once(sent, 'response')
    return { status: reply.statusCode, headers: reply.headers, body: Readable.toWeb(reply) as Answer['body'] }
  })
}
