import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { setImmediate } from 'node:timers/promises'

/** As much of a request as a message needs. */
export interface SentRequest {
  readonly method: string
  readonly path: string
}

/** A request of undici's, and of the global `fetch`; its headers are a list or a text, by version. */
interface UndiciRequest extends SentRequest {
  readonly headers: unknown
}

interface Sent extends SentRequest {
  /** All headers, or the one with the token. */
  readonly headers: string
  readonly isAnswered: () => boolean
}

const header = 'explo-authorization'

/**
 * What this process has sent to Explo and has no answer to. Only the sender knows: by the time the fake could be asked, it
 * has answered what nobody waits for.
 */
export class SentRequests {
  readonly #sent = new Map<object, Sent>()
  readonly #names = new Set<string>()
  readonly #channels: readonly [name: string, listener: (message: unknown) => void][] = [
    ['undici:request:create', (message) => this.#noteUndici((message as { request: UndiciRequest }).request)],
    ['undici:request:headers', (message) => this.#forget(message)],
    ['undici:request:error', (message) => this.#forget(message)],
    ['http.client.request.start', (message) => this.#noteHttp((message as { request: ClientRequest }).request)],
  ]

  watch(): void {
    for (const [name, listener] of this.#channels) subscribe(name, listener)
  }

  unwatch(): void {
    for (const [name, listener] of this.#channels) unsubscribe(name, listener)
    this.#sent.clear()
    this.#names.clear()
  }

  /** Whether this process has sent such a request, so that it knows best what became of it: who gave up waits no more. */
  has(request: SentRequest): boolean {
    return this.#names.has(requestName(request))
  }

  /** Those with one of the tokens that have no answer. */
  async pending(tokens: readonly string[]): Promise<SentRequest[]> {
    const now = this.#pendingNow(tokens)
    // A request of node:http is announced when it is given a connection.
    await setImmediate()
    return [...new Set([...now, ...this.#pendingNow(tokens)])]
  }

  #pendingNow(tokens: readonly string[]): Sent[] {
    return [...this.#sent.values()].filter(
      ({ headers, isAnswered }) => !isAnswered() && tokens.some((token) => headers.includes(token)),
    )
  }

  #noteUndici(request: UndiciRequest): void {
    const headers = String(request.headers)
    if (headers.toLowerCase().includes(header)) this.#note(request, request, headers, () => false)
  }

  #noteHttp(request: ClientRequest): void {
    const headers = request.getHeader(header)
    if (headers === undefined) return
    // Set as soon as the head of an answer is there.
    const isAnswered = () => request.destroyed || (request as { res?: unknown }).res != null
    this.#note(request, request, String(headers), isAnswered)
  }

  #note(key: object, { method, path }: SentRequest, headers: string, isAnswered: () => boolean): void {
    // The tester's own calls have the token, too.
    if (path.startsWith('/__admin/')) return
    this.#names.add(requestName({ method, path }))
    this.#sent.set(key, { method, path, headers, isAnswered })
  }

  #forget(message: unknown): void {
    this.#sent.delete((message as { request: object }).request)
  }
}

export function requestName({ method, path }: SentRequest): string {
  return `${method} ${path}`
}
