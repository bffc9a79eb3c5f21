import { type Pace, unreachable } from '../contract/client.ts'
import type { Scrubber } from '../contract/scrubber.ts'
import { headerName } from '../product.ts'

/** A call of the client, read to its end. */
export interface ClientCall {
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** The address of the shadow, as the client calls it. */
  readonly origin: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty where there is none. */
  readonly text: string
}

/** What the client gets. */
export interface ClientAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Beside the credentials. Nothing else goes to the upstream, because some headers change what a call does. */
const sent = new Set(['accept', 'content-type'])
/** What clients send anyway, and no service needs. */
const usual =
  /^(connection|keep-alive|host|origin|referer|user-agent|content-length|transfer-encoding|expect|accept-.*|sec-.*)$/
/** What a client needs of an answer. */
const answered = new Set(['allow', 'content-type', 'location', 'retry-after', 'www-authenticate'])

type Headers = Readonly<Record<string, string>>

/**
 * The call as it may go to the upstream, and the names of the headers that were left out.
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

/** The headers of an answer that reach the client. */
export function answerHeaders(headers: Iterable<readonly [name: string, value: string]>): Headers {
  return picked(Object.fromEntries(headers), (name) => answered.has(name) || name.startsWith(headerName('')))
}

function picked(headers: Headers, isPicked: (name: string) => boolean): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isPicked(name)))
}

interface UpstreamOptions {
  /** Without a slash at its end. */
  readonly url: string
  /** Learns the secrets in every answer. */
  readonly scrubber: Scrubber
  readonly fetch: typeof globalThis.fetch
  /** Undefined: as fast as possible. */
  readonly pace: Pace | undefined
}

const timeoutMs = 60_000

/** The service that answers the calls of the client. */
export class Upstream {
  readonly #options: UpstreamOptions

  constructor(options: UpstreamOptions) {
    this.#options = options
  }

  /** @throws {FakeError} When nothing answers. */
  async send({ method, target, headers, text }: ClientCall): Promise<ClientAnswer> {
    const { url, scrubber, fetch, pace } = this.#options
    await pace?.pass()
    try {
      const response = await fetch(url + target, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(text !== '' && { body: text }),
      })
      return { status: response.status, headers: this.#answerHeaders(response), text: await response.text() }
    } catch (error) {
      throw scrubber.scrubError(unreachable(url, error as Error))
    }
  }

  /** A redirect to the upstream becomes a redirect to the shadow. */
  #answerHeaders({ headers }: Response): Record<string, string> {
    const { location, ...others } = answerHeaders(headers)
    return location === undefined ? others : { ...others, location: this.#seenFromHere(location) }
  }

  #seenFromHere(location: string): string {
    const { host, pathname: base } = new URL(this.#options.url)
    const target = new URL(location, this.#options.url)
    if (target.host !== host) return location
    const path = target.pathname.startsWith(`${base}/`) ? target.pathname.slice(base.length) : target.pathname
    return path + target.search
  }
}
