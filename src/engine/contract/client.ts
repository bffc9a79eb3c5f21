import { writeJson } from '../input/json-spelling.ts'
import { FakeError } from '../input/tester-error.ts'
import type { Operation } from '../operation.ts'
import { type Authorization, type Caller, nobodysToken, type Tokens } from './caller.ts'
import { parsedReply, type Reply } from './reply.ts'
import type { Scrubber } from './scrubber.ts'

export interface Call {
  readonly method: string
  readonly path: string
  readonly as: Caller
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly text?: string | undefined
  /** Replace the usual ones, by lower-case name. An undefined one is not sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

interface ClientOptions {
  /** The address of the service, without a slash at its end. */
  readonly url: string
  readonly tokens: Tokens
  readonly authorization: Authorization
  /** Learns the secrets in every answer. */
  readonly scrubber: Scrubber
  readonly fetch: typeof globalThis.fetch
  readonly time: Time
  /** Undefined: as fast as possible, which only a fake can take. */
  readonly pace?: Pace | undefined
  readonly say: (line: string) => void
}

/** How long to wait for an answer. */
const timeoutMs = 60_000
const pauseMs = 60_000
const pauses = 3

/** An HTTP client for one service, which never calls faster than it may. */
export class Client {
  readonly #options: ClientOptions

  constructor(options: ClientOptions) {
    this.#options = options
  }

  /** Whether it has the API token of a caller. */
  has(caller: string): boolean {
    return this.#options.tokens[caller as keyof Tokens] !== undefined
  }

  /** Who calls unless a step says otherwise: the one who may do most. */
  get usualCaller(): 'reader' | 'writer' {
    return this.has('writer') ? 'writer' : 'reader'
  }

  /** @throws {FakeError} When nothing answers. */
  async send(call: Call): Promise<Reply> {
    const { time, say } = this.#options
    let reply = await this.#fetchInTime(call)
    for (let pause = 0; pause < pauses && reply.status === 429; pause++) {
      say(
        'The service says 429: more calls a minute than it allows, perhaps of others at this address. Waiting a minute.',
      )
      await time.sleep(pauseMs)
      reply = await this.#fetchInTime(call)
    }
    return reply
  }

  async #fetchInTime(call: Call): Promise<Reply> {
    await this.#options.pace?.pass()
    return this.#fetch(call)
  }

  async #fetch({ method, path, as, body, text, headers }: Call): Promise<Reply> {
    const { url, fetch, scrubber } = this.#options
    const sent = { 'content-type': 'application/json', ...this.#credentials(as), ...headers }
    const payload = text ?? (body === undefined ? undefined : writeJson(body))
    try {
      const response = await fetch(url + path, {
        method,
        headers: Object.fromEntries(
          Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== undefined),
        ),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(payload !== undefined && { body: payload }),
      })
      const { status, headers: answered } = response
      const reply = parsedReply({ status, headers: Object.fromEntries(answered), text: await response.text() })
      scrubber.learnFrom(reply.body)
      return reply
    } catch (error) {
      throw scrubber.scrubError(unreachable(url, error as Error))
    }
  }

  #credentials(as: Caller): Record<string, string | undefined> {
    if (as === 'nobody') return {}
    const { authorization, tokens } = this.#options
    return authorization.write({}, as === 'stranger' ? nobodysToken : String(tokens[as]))
  }
}

export function unreachable(url: string, { message, cause }: Error): FakeError {
  const reason = cause instanceof Error ? cause.message : message
  return new FakeError(
    'UNREACHABLE',
    `${url} does not answer: ${reason}.`,
    'Check the address, and whether this machine reaches it.',
  )
}

/** What a call has that its operation does not say. */
export type CallOptions = Partial<Call> & {
  /** With its question mark. */
  readonly query?: string
}

/** A call of an operation, as documented unless the options say otherwise. */
export function callOf(
  { method, url, isSlashOptional }: Operation,
  body: unknown,
  as: Caller,
  { query = '', ...others }: CallOptions = {},
): Call {
  const path = isSlashOptional ? url.slice(0, -1) : url
  return { method, as, ...(method !== 'GET' && { body }), ...others, path: (others.path ?? path) + query }
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

const minute = 60_000

/** Delays calls, so that no more are made in any minute than a service takes. */
export class Pace {
  readonly #time: Time
  readonly #callsPerMinute: number
  readonly #passed: number[] = []

  constructor(time: Time, callsPerMinute: number) {
    this.#time = time
    this.#callsPerMinute = callsPerMinute
  }

  /** Resolves when the next call may be made. */
  async pass(): Promise<void> {
    const oldest = this.#passed.at(-this.#callsPerMinute)
    const wait = oldest === undefined ? 0 : oldest + minute - this.#time.now()
    if (wait > 0) await this.#time.sleep(wait)
    this.#passed.push(this.#time.now())
    if (this.#passed.length > this.#callsPerMinute) this.#passed.shift()
  }
}
