import { type CredentialsHeader, writeCredentials } from '../credentials.ts'
import type { WorldEvent } from '../events/event-log.ts'
import { GateError } from '../gates/gate-error.ts'
import { addressOf, type VersionReport } from '../handle/environment.ts'
import { FixtureError, type FixtureMistake } from '../input/fixture-error.ts'
import { FakeError, OptionError } from '../input/tester-error.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { LintError, type LintFinding } from '../lint/lint.ts'
import { withoutPrefix } from '../product.ts'
import type { FakeAddress } from '../terms.ts'
import { web } from '../transport/web.ts'
import { VerifyError, WaitError } from '../verify/verify-error.ts'
import { networkFailure, unreachable } from './network-failure.ts'

/** The error in an answer of the control API. */
interface ControlProblem {
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly mistakes?: readonly FixtureMistake[]
  readonly requests?: readonly RequestRecord[]
  readonly findings?: readonly LintFinding[]
}

/** Sends a control call about one world. */
export type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>

/** A client of the control API of a fake in another process. */
export class ControlClient {
  /** Where the fake listens, without a trailing slash. */
  readonly url: string
  readonly adminToken: string | undefined
  readonly fetch: typeof globalThis.fetch
  readonly #header: CredentialsHeader
  #address: FakeAddress

  constructor(url: string, adminToken: string | undefined, fetch: typeof globalThis.fetch, header: CredentialsHeader) {
    this.url = url
    this.adminToken = adminToken
    this.fetch = fetch
    this.#header = header
    this.#address = { url }
  }

  /** How programs on this machine reach the fake. */
  get address(): FakeAddress {
    return this.#address
  }

  /** Asks a self-signed fake on this machine for the file of its certificate. */
  async findCertificate(): Promise<void> {
    if (!this.url.startsWith('https:')) return
    this.#address = addressOf(this.url, await this.send<VersionReport>('GET', '/version'))
  }

  /**
   * @param apiToken Lets a load balancer find the fake that has the world of the token.
   * @throws {FakeError} The error that a handle in the process of the fake would throw.
   */
  async send<Answer>(method: string, path: string, body?: unknown, apiToken?: string): Promise<Answer> {
    const reply = await this.#fetch(method, path, body, apiToken)
    if (reply.status === 204) return undefined as Answer

    const answer = await answerOf(reply)
    if (reply.ok && answer !== undefined) return answer as Answer
    throw this.#refusal(`${reply.status} to ${method} /__admin${path}`, answer)
  }

  /** An endless answer, until `signal` ends it. @throws {FakeError} As {@link send}. */
  async open(path: string, apiToken: string | undefined, signal: AbortSignal): Promise<Response> {
    const reply = await this.#fetch('GET', path, undefined, apiToken, signal)
    if (reply.ok) return reply
    throw this.#refusal(`${reply.status} to GET /__admin${path}`, await answerOf(reply))
  }

  async #fetch(
    method: string,
    path: string,
    body: unknown,
    apiToken: string | undefined,
    signal: AbortSignal | null = null,
  ): Promise<Response> {
    const headers = {
      ...(this.adminToken !== undefined && { authorization: `Bearer ${this.adminToken}` }),
      ...(apiToken !== undefined && { [this.#header.name]: writeCredentials(this.#header, apiToken) }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    try {
      const init = { method, headers, signal, ...(body !== undefined && { body: JSON.stringify(body) }) }
      return await this.fetch(`${this.url}/__admin${path}`, init)
    } catch (error) {
      throw await networkFailure(this.url, error as Error)
    }
  }

  #refusal(answered: string, answer: unknown): FakeError {
    const { error } = (answer ?? {}) as { error?: ControlProblem }
    return error ? thrown(error) : unreachable(this.url, `It answered ${answered}.`)
  }
}

/**
 * The JSON of an answer, or undefined. Not with `reply.json()`: in Jest its objects are of another realm, and do not equal
 * those of a test.
 */
async function answerOf(reply: Response): Promise<unknown> {
  try {
    return JSON.parse(await reply.text())
  } catch {
    return undefined
  }
}

function thrown({ code, message, hint, mistakes, requests = [], findings = [] }: ControlProblem): FakeError {
  const kind = withoutPrefix(code)
  if (mistakes) return new FixtureError(mistakes)
  if (kind === 'LINT') return new LintError(message, hint, findings)
  if (kind === 'VERIFY') return new VerifyError(message, hint, requests)
  if (kind.startsWith('WAIT_')) return new WaitError(kind, message, hint, requests)
  if (kind.startsWith('GATE_')) return new GateError(kind, message, hint)
  return kind === 'OPTION' ? new OptionError(message, hint) : new FakeError(kind, message, hint)
}

/** The server-sent events of a fake in another process. The connection closes when the loop over them ends. */
export function remoteEvents(open: (signal: AbortSignal) => Promise<Response>): AsyncIterableIterator<WorldEvent> {
  const abort = new (web().AbortController)()
  // Connects now, not at the first `next()`, so that no event in between is missed.
  const reply = open(abort.signal)
  reply.catch(() => {})
  const events = read(reply, abort.signal)
  return {
    next: () => events.next(),
    return: () => {
      abort.abort()
      return events.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function* read(reply: Promise<Response>, signal: AbortSignal): AsyncGenerator<WorldEvent, undefined> {
  let text = ''
  try {
    const { body } = await reply
    for await (const part of (body as ReadableStream<Uint8Array>).pipeThrough(new (web().TextDecoderStream)())) {
      const messages = `${text}${part}`.split('\n\n')
      text = messages.pop() as string
      for (const message of messages) yield JSON.parse(message.replace(/^.*\ndata: /s, ''))
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
