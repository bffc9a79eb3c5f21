import type { RawReply } from '../contract/reply.ts'
import { respell } from '../input/json-spelling.ts'
import { headerName } from '../product.ts'

/** A call of the client. */
export interface ClientCall {
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** The address of the shadow, as the client calls it. */
  readonly origin: string
  /** By lower-case name. */
  readonly headers: Headers
  /** The body; empty for none. */
  readonly text: string
}

type Headers = Readonly<Record<string, string>>

/** The headers that go to the upstream beside the credentials. No other does: a header may change what a call does. */
const sent = new Set(['accept', 'content-type'])
/** Headers that every client sends and that no service needs. They are left out without a word. */
const usual =
  /^(connection|keep-alive|host|origin|referer|user-agent|content-length|transfer-encoding|expect|accept-.*|sec-.*)$/
/** The headers of an answer that a client needs. */
const answered = new Set(['allow', 'content-type', 'location', 'retry-after', 'www-authenticate'])

/**
 * The call with only the headers that may go to the upstream, and the names of the others.
 *
 * @param credentials The header with the API token.
 */
export function sendable(call: ClientCall, credentials: string): { call: ClientCall; leftOut: string[] } {
  const isSent = (name: string) => sent.has(name) || name === credentials
  return {
    call: { ...call, headers: picked(call.headers, isSent) },
    leftOut: Object.keys(call.headers).filter((name) => !isSent(name) && !usual.test(name)),
  }
}

/** The call for `fetch`. */
export function initOf({ method, headers, text }: ClientCall) {
  return { method, headers, ...(text !== '' && { body: text }) }
}

/** The headers of an answer that reach the client. */
export function answerHeaders(headers: Headers): Headers {
  return picked(headers, (name) => answered.has(name) || name.startsWith(headerName('')))
}

function picked(headers: Headers, isPicked: (name: string) => boolean): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isPicked(name)))
}

/**
 * The answer of the upstream for the client. A redirect leads to the shadow. Its address may repeat the query of the call, so
 * the prefix of the run is removed from it.
 *
 * @param url The address of the upstream, without a slash at its end.
 */
export function answerForClient({ headers, ...answer }: RawReply, url: string, prefix: string): RawReply {
  const { location, ...others } = answerHeaders(headers)
  if (location === undefined) return { ...answer, headers: others }
  return { ...answer, headers: { ...others, location: seenFromShadow(location, url).replaceAll(prefix, '') } }
}

function seenFromShadow(location: string, url: string): string {
  const { host, pathname: base } = new URL(url)
  const target = new URL(location, url)
  if (target.host !== host) return location
  const path = target.pathname.startsWith(`${base}/`) ? target.pathname.slice(base.length) : target.pathname
  return path + target.search
}

/** A body whose addresses of other pages lead to the shadow. @param pages The keys of these addresses. */
export function pagesSeenFromShadow(body: unknown, pages: ReadonlySet<string>, url: string, origin: string): unknown {
  const seen = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return pages.has(key) ? value.replace(url, origin) : value
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([name, item]) => [name, seen(item, name)] as const)
    return respell(value, Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries))
  }
  return seen(body, '')
}
