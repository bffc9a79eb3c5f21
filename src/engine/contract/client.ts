import { writeJson } from '../input/json-spelling.ts'
import { ExploFakeError } from '../input/tester-error.ts'
import type { Pace, Time } from './pace.ts'
import { parsedReply, type Reply } from './reply.ts'
import type { Scrubber } from './scrubber.ts'

/** With which API token a call is made. `stranger` has one that does not exist, `nobody` none. */
export type Caller = 'writer' | 'reader' | 'other' | 'stranger' | 'nobody'

/** The API tokens of the account. */
export interface Tokens {
  /** Read-write. */
  readonly writer?: string | undefined
  /** Read-only, of the same visibility group. */
  readonly reader?: string | undefined
  /** Read-write, of another visibility group. */
  readonly other?: string | undefined
}

export interface Call {
  readonly method: string
  readonly path: string
  readonly as: Caller
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is, in the place of `body`. */
  readonly text?: string | undefined
  /** In the place of the usual ones, by lower-case name; an undefined one is not sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

interface ClientOptions {
  /** The address of the service, without a slash at its end. */
  readonly url: string
  readonly tokens: Tokens
  /** Learns the secrets in every answer. */
  readonly scrubber: Scrubber
  readonly fetch: typeof globalThis.fetch
  readonly time: Time
  /** Undefined: as fast as it goes, which only a fake is for. */
  readonly pace?: Pace | undefined
  readonly say: (line: string) => void
}

/** Whoever never answers is not waited for. */
const timeoutMs = 60_000
const pauseMs = 60_000
const pauses = 3

/** An HTTP client for one service, which never calls faster than it may. */
export class Client {
  readonly #options: ClientOptions

  constructor(options: ClientOptions) {
    this.#options = options
  }

  has(caller: keyof Tokens): boolean {
    return this.#options.tokens[caller] !== undefined
  }

  /** Who calls where nothing else is said: the one who may do most. */
  get usualCaller(): 'reader' | 'writer' {
    return this.has('writer') ? 'writer' : 'reader'
  }

  /** @throws {ExploFakeError} When nothing answers. */
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
    const token = as === 'stranger' ? 'f'.repeat(64) : this.#options.tokens[as]
    return { 'explo-authorization': `Token ${token}` }
  }
}

export function unreachable(url: string, { message, cause }: Error): ExploFakeError {
  const reason = cause instanceof Error ? cause.message : message
  return new ExploFakeError(
    'EXPLO_FAKE_UNREACHABLE',
    `${url} does not answer: ${reason}.`,
    'Check the address, and whether this machine reaches it.',
  )
}
