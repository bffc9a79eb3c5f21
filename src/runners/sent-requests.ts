import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { nextTurn } from '../engine/clock/system-time.ts'
import { withCure } from '../engine/input/tester-error.ts'
import type { RequestRecord } from '../engine/journal/request-record.ts'

/** The parts of a request that a message shows. */
interface SentRequest {
  readonly method: string
  readonly path: string
}

/** A request of undici or of the global `fetch`. The headers are a list or a text, depending on the version. */
interface UndiciRequest extends SentRequest {
  readonly headers: unknown
}

/** A request with the API token of a test that was over. */
interface StrayRequest {
  readonly request: SentRequest
  readonly test: string
}

interface Sent extends SentRequest {
  readonly token: string
  readonly isAnswered: () => boolean
}

const header = 'explo-authorization'
/** The API token in headers as text. Name and value may be separated by anything. */
const tokenPattern = new RegExp(`${header}\\W+Token ([^\\s,]+)`, 'i')

/**
 * Watches the requests that this process sends, to find those without an answer. The fake cannot tell them: it has answered
 * even a request whose answer nobody awaits.
 */
export class SentRequests {
  readonly #sent = new Map<object, Sent>()
  /** By the name of a request: the API tokens with which it was sent; undefined for none. */
  readonly #tokens = new Map<string, Set<string | undefined>>()
  /** By API token: the test that had it and is over. */
  readonly #former = new Map<string, string>()
  readonly #stray = new Map<string, StrayRequest>()
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
    this.#tokens.clear()
    this.#stray.clear()
  }

  /** From now on, requests with one of these tokens are stray: the test is over. */
  retire(tokens: readonly string[], test: string): void {
    for (const token of tokens) this.#former.set(token, test)
  }

  /** The stray requests, each name once for a test. */
  stray(): StrayRequest[] {
    return [...this.#stray.values()]
  }

  /** Whether this process has sent such a request. If so, `pending` decides whether it is late: an aborted request is not. */
  has(request: SentRequest): boolean {
    return [...this.#tokensOf(request)].some((token) => token !== undefined)
  }

  /** The names of the requests that were sent without any of these tokens. */
  namesWithout(tokens: readonly string[]): Set<string> {
    const isOther = (token: string | undefined) => token === undefined || !tokens.includes(token)
    return new Set([...this.#tokens].filter(([, sentWith]) => [...sentWith].some(isOther)).map(([name]) => name))
  }

  /** The requests with one of the tokens that have no answer. */
  async pending(tokens: readonly string[]): Promise<SentRequest[]> {
    const now = this.#pendingNow(tokens)
    // A request of node:http is announced only when it gets a connection.
    await new Promise<void>(nextTurn)
    return [...new Set([...now, ...this.#pendingNow(tokens)])]
  }

  /** Wraps the `fetch` that answers intercepted requests, because Node announces these on no channel. */
  noting(answer: typeof fetch): typeof fetch {
    return async (input, init) => {
      const request = new Request(input, init)
      const { pathname, search } = new URL(request.url)
      const sent = { method: request.method, path: pathname + search }
      this.#note(request, sent, `${header}: ${request.headers.get(header)}`)
      return answer(request).finally(() => this.#sent.delete(request))
    }
  }

  #tokensOf(request: SentRequest): Set<string | undefined> {
    return this.#tokens.get(requestName(request)) ?? new Set()
  }

  #pendingNow(tokens: readonly string[]): Sent[] {
    return [...this.#sent.values()].filter(({ token, isAnswered }) => !isAnswered() && tokens.includes(token))
  }

  #noteUndici(request: UndiciRequest): void {
    this.#note(request, request, String(request.headers))
  }

  #noteHttp(request: ClientRequest): void {
    // `res` is set as soon as the head of an answer arrives.
    const isAnswered = () => request.destroyed || (request as { res?: unknown }).res != null
    this.#note(request, request, `${header}: ${request.getHeader(header)}`, isAnswered)
  }

  #note(key: object, { method, path }: SentRequest, headers: string, isAnswered = () => false): void {
    // Control calls have the token, too, and are not calls of the application.
    if (path.startsWith('/__admin/')) return
    const token = tokenPattern.exec(headers)?.[1]
    const name = requestName({ method, path })
    this.#tokens.set(name, this.#tokensOf({ method, path }).add(token))
    if (token === undefined) return
    const test = this.#former.get(token)
    if (test !== undefined) this.#stray.set(`${test} ${method} ${path}`, { request: { method, path }, test })
    this.#sent.set(key, { method, path, token, isAnswered })
  }

  #forget(message: unknown): void {
    this.#sent.delete((message as { request: object }).request)
  }
}

export function requestName({ method, path }: SentRequest): string {
  return `${method} ${path}`
}

/** Ten lines with the heading. */
const maxRequests = 9
const maxLength = 300

/** The last requests of a failed test, in at most ten lines with the status, the reason and the cure of each. */
export function lastRequests(test: string, requests: readonly RequestRecord[]): string {
  if (requests.length === 0) return `explo-fake: the test "${test}" sent no request to its world.`
  return listOf(requests, `requests of the test "${test}"`)
}

/** The last requests of a failed program that the service refused, in at most ten lines. Undefined when there are none. */
export function lastRefusals(requests: readonly RequestRecord[]): string | undefined {
  const refused = requests.filter(({ reason, isInjected }) => reason !== null && !isInjected)
  return refused.length === 0 ? undefined : listOf(refused, 'refused requests of the program')
}

function listOf(requests: readonly RequestRecord[], title: string): string {
  const shown = requests.slice(-maxRequests)
  const count = shown.length < requests.length ? `last ${shown.length} of ${requests.length} ` : ''
  return [`explo-fake: the ${count}${title}:`, ...shown.map(line)].join('\n')
}

/** @example '  r1 POST /api/create_custmer/ → 404: Explo has no path /api/create_custmer/. Did you mean /api/create_customer/?' */
function line({ id, method, path, status, reason, hint, unknownFields }: RequestRecord): string {
  const unknown = unknownFields.length === 0 ? '' : `, with unknown fields: ${unknownFields.join(', ')}`
  const outcome = reason ?? `${status ?? 'no answer'}${unknown}`
  const text = `  ${id} ${method} ${path} → ${withCure(outcome, hint)}`.replace(/\s*\n\s*/g, ' ')
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}
