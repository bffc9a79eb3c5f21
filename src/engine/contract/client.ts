import { writeJson } from '../input/json-spelling.ts'
import { FakeError } from '../input/tester-error.ts'
import type { Operation } from '../operation.ts'
import { parsedReply, type RawReply, type Reply } from './reply.ts'
import type { Scrubber } from './scrubber.ts'

/** Whose API token a call is made with. `stranger` has one that does not exist, `nobody` has none. */
export type Caller = keyof Tokens | 'stranger' | 'nobody'

/** The API tokens of the account. */
export interface Tokens {
  /** Read-write. */
  readonly writer?: string | undefined
  /** Read-only, for the same part of the account. */
  readonly reader?: string | undefined
  /** Read-write, for another part of the account. `writer` cannot reach the records there. */
  readonly other?: string | undefined
}

/** The API token of a stranger. */
export const nobodysToken = 'f'.repeat(64)

/** How a request carries an API token. */
export interface Authorization {
  /** The header, in lower case. */
  readonly header: string
  /** Null when the request has none. */
  readonly read: (headers: Readonly<Record<string, string>>) => string | null
  /** The headers with another API token, in the scheme of the one before. */
  readonly write: (headers: Readonly<Record<string, string>>, token: string) => Readonly<Record<string, string>>
}

export interface Call {
  readonly method: string
  readonly path: string
  readonly as: Caller
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent unchanged instead of `body`. */
  readonly text?: string | undefined
  /** Replace the usual headers, by lower-case name. A header that is undefined is not sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

export interface ClientOptions {
  /** The address of the service, without a slash at its end. */
  readonly url: string
  readonly tokens: Tokens
  readonly authorization: Authorization
  /** Learns the secrets in every answer, and removes them from every error. */
  readonly scrubber: Scrubber
  readonly fetch: typeof globalThis.fetch
  readonly time: Time
  /** Undefined: as fast as possible, which only a fake can take. */
  readonly pace: Pace | undefined
  /** Tells the person who waits for the run. */
  readonly say: (line: string) => void
}

const minuteMs = 60_000
const timeoutMs = 60_000
/** How often a call that is answered with 429 is repeated. */
const repetitions = 3

/** An HTTP client for one service. It never calls faster than it may. */
export class Client {
  readonly #options: ClientOptions

  constructor(options: ClientOptions) {
    this.#options = options
  }

  /** A client with other API tokens and the same pace. */
  withTokens(tokens: Tokens): Client {
    return new Client({ ...this.#options, tokens })
  }

  has(caller: string): boolean {
    return this.#options.tokens[caller as keyof Tokens] !== undefined
  }

  /** The callers that may write. */
  get writers(): ('other' | 'writer')[] {
    return (['writer', 'other'] as const).filter((caller) => this.has(caller))
  }

  /** Who calls unless a step says otherwise: the caller with the most permissions. */
  get usualCaller(): 'reader' | 'writer' {
    return this.has('writer') ? 'writer' : 'reader'
  }

  /** Sends a call, and repeats it a minute later when it is answered with 429. @throws {FakeError} When nothing answers. */
  async send({ method, path, as, body, text, headers }: Call): Promise<Reply> {
    const { time, say, scrubber } = this.#options
    const all = Object.entries({ 'content-type': 'application/json', ...this.#credentials(as), ...headers })
    const payload = text ?? (body === undefined ? undefined : writeJson(body))
    const init = {
      method,
      headers: Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined)),
      ...(payload !== undefined && { body: payload }),
    }
    let raw = await this.fetch(path, init)
    for (let repetition = 0; repetition < repetitions && raw.status === 429; repetition++) {
      say('The service answers 429: more calls a minute than it allows, perhaps by other clients. Waiting a minute.')
      await time.sleep(minuteMs)
      raw = await this.fetch(path, init)
    }
    const reply = parsedReply(raw)
    scrubber.learnFrom(reply.body)
    return reply
  }

  /**
   * Sends one HTTP request as it is, as soon as the pace allows it. Follows no redirect.
   *
   * @param target Path and query.
   * @throws {FakeError} When nothing answers.
   */
  async fetch(target: string, init: RequestInit): Promise<RawReply> {
    const { url, fetch, pace, scrubber } = this.#options
    await pace?.pass()
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const response = await fetch(url + target, { ...init, redirect: 'manual', signal })
      const { status, headers } = response
      return { status, headers: Object.fromEntries(headers), text: await response.text() }
    } catch (error) {
      throw scrubber.scrubError(unreachable(url, error as Error))
    }
  }

  #credentials(as: Caller): Readonly<Record<string, string>> {
    if (as === 'nobody') return {}
    const { authorization, tokens } = this.#options
    return authorization.write({}, as === 'stranger' ? nobodysToken : String(tokens[as]))
  }
}

function unreachable(url: string, { message, cause }: Error): FakeError {
  const reason = cause instanceof Error ? cause.message : message
  return new FakeError(
    'UNREACHABLE',
    `${url} does not answer: ${reason}.`,
    'Check the address, and whether this machine reaches it.',
  )
}

/** How a call differs from what its operation documents. */
export type CallOptions = Partial<Call> & {
  /** With its question mark. */
  readonly query?: string
}

/** A call of an operation, as documented unless the options say otherwise. */
export function callOf(
  { method, url, isSlashOptional }: Operation,
  body: unknown,
  { query = '', path = isSlashOptional ? url.slice(0, -1) : url, ...others }: CallOptions & Pick<Call, 'as'>,
): Call {
  return { method, ...(method !== 'GET' && { body }), ...others, path: path + query }
}

/** Real time, or that of a test. */
export interface Time {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

export const realTime: Time = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

/** Delays calls, so that in no minute more are made than a service takes. */
export class Pace {
  readonly #time: Time
  readonly #callsPerMinute: number
  /** When the last calls were made. */
  readonly #calls: number[] = []

  constructor(time: Time, callsPerMinute: number) {
    this.#time = time
    this.#callsPerMinute = callsPerMinute
  }

  /** Resolves when the next call may be made. */
  async pass(): Promise<void> {
    const oldest = this.#calls.at(-this.#callsPerMinute)
    const wait = oldest === undefined ? 0 : oldest + minuteMs - this.#time.now()
    if (wait > 0) await this.#time.sleep(wait)
    this.#calls.push(this.#time.now())
    if (this.#calls.length > this.#callsPerMinute) this.#calls.shift()
  }
}
