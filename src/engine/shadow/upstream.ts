import { unreachable } from '../contract/client.ts'
import type { Pace } from '../contract/pace.ts'
import type { Scrubber } from '../contract/scrubber.ts'
import { answerHeaders, type ClientAnswer, type ClientCall } from './call.ts'

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
