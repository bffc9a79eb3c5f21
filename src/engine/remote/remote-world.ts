import { expectChanges } from '../changes/expect-changes.ts'
import type { ExpectedChanges } from '../changes/expected-changes.ts'
import type { Member, RemoteMethod } from '../control/member.ts'
import { membersOf } from '../control/members/index.ts'
import { checkEventOptions, type EventOptions, type WorldEvent } from '../events/event-log.ts'
import type { ExploreOptions, ExploreReport, Scenario } from '../explore/explore-options.ts'
import type { Gate, GateOptions, ReleaseOptions } from '../gates/gate.ts'
import { environment, readVariableNames } from '../handle/environment.ts'
import type { WorldHandle } from '../handle/world-handle.ts'
import { copyOf } from '../input/json-spelling.ts'
import { type FakeError, fromCaller } from '../input/tester-error.ts'
import { checkJson } from '../journal/request-match.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { errorCode } from '../product.ts'
import type { Service } from '../service.ts'
import type { EnvironmentNames } from '../terms.ts'
import { firstToken } from '../world/api-tokens.ts'
import { type Ask, type ControlClient, remoteEvents } from './control-client.ts'

/** The part of a world's report that a handle uses. */
export type WorldReport = Pick<WorldHandle, 'id' | 'name' | 'tokens'>

/** The methods that the constructor of the class makes from the control routes. */
export interface RemoteWorld extends WorldHandle {}

/** A world of a fake in another process. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: A test compares the members of this class with those of a local one.
export class RemoteWorld {
  readonly id: string
  readonly name: string
  readonly requests = {} as WorldHandle['requests']
  readonly clock = {} as WorldHandle['clock']
  readonly faults = {} as WorldHandle['faults']
  readonly #service: Service
  readonly #client: ControlClient
  readonly #ask: Ask
  readonly #onClose: (() => void) | undefined
  #tokens: WorldHandle['tokens']

  constructor(service: Service, client: ControlClient, { id, name, tokens }: WorldReport, onClose?: () => void) {
    this.id = id
    this.name = name
    this.#service = service
    this.#client = client
    this.#tokens = tokens
    this.#onClose = onClose
    this.#ask = (method, path, body) => client.send(method, this.#path + path, body, this.#tokens[0]?.token)
    for (const member of membersOf(service)) {
      for (const [name, how] of Object.entries(member.handle ?? {})) {
        const method = (...given: unknown[]): Promise<unknown> =>
          fromCaller(method, () => this.#call(member, how, given))
        this.#add(name, method)
      }
    }
  }

  get tokens(): WorldHandle['tokens'] {
    return copyOf(this.#tokens)
  }

  get apiToken(): string {
    return firstToken(this.#tokens, 'read-write', this.#service.scope)
  }

  get readOnlyToken(): string {
    return firstToken(this.#tokens, 'read-only', this.#service.scope)
  }

  async fork(name?: string): Promise<WorldHandle> {
    return new RemoteWorld(this.#service, this.#client, await this.#ask('POST', '/fork', { name }))
  }

  expectChanges<Result>(action: () => Promise<Result> | Result, expected: ExpectedChanges): Promise<Result> {
    return fromCaller(this.expectChanges, () => expectChanges(this, this.#service.records, action, expected))
  }

  explore<Value>(
    scenario: Scenario<WorldHandle, Value>,
    options?: ExploreOptions<WorldHandle, Value>,
  ): Promise<ExploreReport> {
    return fromCaller(this.explore, async () => {
      const { explore } = await import('../explore/explore.ts')
      return explore(this, this.#service.records, scenario, options)
    })
  }

  async gate(options: GateOptions): Promise<Gate> {
    checkSent(options)
    const { id } = await this.#ask<{ id: string }>('POST', '/gates', options)
    const arrived = this.#ask<{ requests: RequestRecord[] }>('GET', `/gates/${id}/arrived`).then(
      ({ requests }) => requests,
    )
    // A test that never awaits it must not crash its process.
    arrived.catch(() => {})
    const release = async (options: ReleaseOptions = {}) => {
      await this.#ask('POST', `/gates/${id}/release`, options)
    }
    return { id, arrived, release }
  }

  events(options: EventOptions = {}): AsyncIterableIterator<WorldEvent> {
    checkEventOptions(options)
    const path = `${this.#path}/events${queryOf(options)}`
    return remoteEvents((signal) => this.#client.open(path, this.#tokens[0]?.token, signal))
  }

  env(names?: EnvironmentNames): Record<string, string> {
    return environment(this.#client.address, this.#tokens, readVariableNames(names, this.#service.environmentNames))
  }

  /** May be called twice. */
  async close(): Promise<void> {
    this.#onClose?.()
    try {
      await this.#ask('DELETE', '')
    } catch (error) {
      if ((error as FakeError).code !== errorCode('UNKNOWN_WORLD')) throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  get #path(): string {
    return `/worlds/${encodeURIComponent(this.id)}`
  }

  /** @param name For example `reset` or `requests.list`. */
  #add(name: string, method: (...given: unknown[]) => Promise<unknown>): void {
    const [member, instrument] = name.split('.').reverse() as [string, 'clock' | 'faults' | 'requests' | undefined]
    Object.assign(instrument === undefined ? this : this[instrument], { [member]: method })
  }

  async #call(member: Member, how: RemoteMethod, given: readonly unknown[]): Promise<unknown> {
    const { method, path, answerKey } = member
    const { parameters = {}, query = {}, body } = how.send?.(...given) ?? {}
    checkSent(body)
    const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(parameters[name])))
    const answer = await this.#ask<Record<string, unknown>>(method, filled + queryOf(query), body)
    if (answerKey !== undefined) return answer[answerKey]
    if (how.tellsTokens !== true) return how.returns ? how.returns(answer) : answer

    const { tokens, ...told } = answer as unknown as WorldReport
    this.#tokens = tokens
    return told
  }
}

/**
 * Refuses values in `where` that JSON would change, for example a `Date`: the fake could not notice. It refuses every other
 * mistake itself.
 *
 * @throws {OptionError}
 */
function checkSent(body: unknown): void {
  const { match, steps } = Object(body)
  const parts: unknown[] = [body, match, ...(Array.isArray(steps) ? steps : [])]
  for (const { where } of parts.map(Object)) if (where !== undefined) checkJson(where, 'where')
}

/** The query string of a call, without undefined parameters; empty when none is left. */
function queryOf(parameters: object): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, textOf(value)]))
  return query.size > 0 ? `?${query}` : ''
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
