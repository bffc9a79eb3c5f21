import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

interface Reply {
  readonly status: number | undefined
  readonly body: string
}

/** Gets what is at a URL. It accepts any certificate, but a server with an untrusted one gets no token. */
export async function askInsecurely(url: string, signal: AbortSignal, adminToken?: string): Promise<Reply> {
  const { get } = url.startsWith('https:') ? await import('node:https') : await import('node:http')
  const rejectUnauthorized = adminToken !== undefined
  const headers = adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` }
  const [reply]: IncomingMessage[] = await once(get(url, { headers, signal, rejectUnauthorized }), 'response')
  return { status: reply?.statusCode, body: await text(reply as IncomingMessage) }
}

const patienceMs = 1000

/** Where the fake is that did not understand what was sent to `url`, because it speaks HTTPS and `url` does not, or the reverse. */
export async function withOtherScheme(url: string, code: string | undefined): Promise<string | undefined> {
  if (!/^(ECONNRESET|EPROTO|UND_ERR_SOCKET|ERR_SSL_)/.test(String(code))) return undefined
  const other = url.startsWith('https:') ? url.replace('https:', 'http:') : url.replace('http:', 'https:')
  try {
    const { status } = await askInsecurely(`${other}/__admin/ready`, AbortSignal.timeout(patienceMs))
    return status === 200 ? other : undefined
  } catch {
    return undefined
  }
}
