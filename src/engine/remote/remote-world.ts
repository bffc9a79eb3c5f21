import type { Fixture } from '../../explo/fixture/schemas.ts'
import type { Seeded } from '../../explo/fixture/store.ts'
import type { EmbedJwt } from '../../explo/records/opened-embed-jwt.ts'
import type { OutboxEmail } from '../../explo/records/outbox-email.ts'
import type { EmbedSecret } from '../../explo/records/resources.ts'
import type { ApiToken } from '../../explo/records/team.ts'
import type { OpenApiDocument, RouteReport } from '../catalogue.ts'
import type { WorldClock } from '../clock/world-clock.ts'
import type { CoverageReport } from '../coverage/coverage-report.ts'
import { checkEventOptions } from '../events/listen.ts'
import type { EventOptions, WorldEvent } from '../events/world-event.ts'
import type { Faults } from '../faults/faults.ts'
import type { Gate, GateOptions, GateRecord } from '../gates/gate.ts'
import { type EnvironmentNames, environment } from '../handle/environment.ts'
import type { Requests, ResetOptions, SeedOptions, World } from '../handle/world.ts'
import { copyOf } from '../input/copy-of.ts'
import type { ExploFakeError } from '../input/tester-error.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import type { LintReport } from '../lint/lint.ts'
import type { AssumptionReport } from '../options/assumption-report.ts'
import type { NeverExpectation, RequestExpectation, Step } from '../verify/expectation.ts'
import { firstToken } from '../world/api-tokens.ts'
import { checkSent } from './check-sent.ts'
import type { ControlClient } from './control-client.ts'
import { queryOf } from './query-of.ts'
import { RemoteClock } from './remote-clock.ts'
import { remoteEvents } from './remote-events.ts'
import { RemoteFaults } from './remote-faults.ts'
import { RemoteGate } from './remote-gate.ts'
import { RemoteRequests } from './remote-requests.ts'

/** Asks the control API about one world. */
export type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>

/** What the control API tells of a world. */
export interface WorldReport {
  readonly id: string
  readonly name: string
  readonly tokens: readonly ApiToken[]
}

/** A world of a fake in another process. */
export class RemoteWorld implements World {
  readonly id: string
  readonly name: string
  readonly requests: Requests
  readonly clock: WorldClock
  readonly faults: Faults
  readonly #client: ControlClient
  readonly #ask: Ask
  #tokens: readonly ApiToken[]

  constructor(client: ControlClient, { id, name, tokens }: WorldReport) {
    this.id = id
    this.name = name
    this.#client = client
    this.#tokens = tokens
    const path = `/worlds/${encodeURIComponent(id)}`
    this.#ask = async (method, route, body) => {
      checkSent(body)
      return client.send(method, path + route, body, this.#tokens[0]?.token)
    }
    this.requests = new RemoteRequests(this.#ask)
    this.clock = new RemoteClock(this.#ask)
    this.faults = new RemoteFaults(this.#ask)
  }

  get tokens(): readonly ApiToken[] {
    return copyOf(this.#tokens)
  }

  get apiToken(): string {
    return firstToken(this.#tokens, 'read-write')
  }

  get readOnlyToken(): string {
    return firstToken(this.#tokens, 'read-only')
  }

  async reset(options: ResetOptions = {}): Promise<{ epoch: number }> {
    return this.#change('POST', '/reset', options)
  }

  async inspect(): Promise<Fixture> {
    return this.#ask('GET', '/state')
  }

  async seed(fixture: Fixture, options: SeedOptions = {}): Promise<Seeded> {
    return this.#change('POST', `/seed${queryOf(options)}`, fixture)
  }

  async fork(name?: string): Promise<World> {
    return new RemoteWorld(this.#client, await this.#ask('POST', '/fork', { name }))
  }

  async snapshot(name: string): Promise<void> {
    await this.#ask('POST', '/snapshots', { name })
  }

  async snapshots(): Promise<string[]> {
    return (await this.#ask<{ snapshots: string[] }>('GET', '/snapshots')).snapshots
  }

  async restore(name: string, options: ResetOptions = {}): Promise<{ epoch: number }> {
    return this.#change('POST', `/snapshots/${encodeURIComponent(name)}/restore`, options)
  }

  async explain(requestId: string): Promise<string> {
    const path = `/requests/${encodeURIComponent(requestId)}/explain`
    return (await this.#ask<{ explanation: string }>('GET', path)).explanation
  }

  lint(): Promise<LintReport> {
    return this.#ask('GET', '/lint')
  }

  coverage(): Promise<CoverageReport> {
    return this.#ask('GET', '/coverage')
  }

  events(options: EventOptions = {}): AsyncIterableIterator<WorldEvent> {
    checkEventOptions(options)
    const path = `/worlds/${encodeURIComponent(this.id)}/events${queryOf(options)}`
    return remoteEvents((signal) => this.#client.open(path, this.#tokens[0]?.token, signal))
  }

  async verify(expectation: RequestExpectation): Promise<RequestRecord[]> {
    return (await this.#ask<{ requests: RequestRecord[] }>('POST', '/verify', expectation)).requests
  }

  async verifyNever(expectation: NeverExpectation): Promise<void> {
    await this.#ask('POST', '/verify/never', expectation)
  }

  async verifyOrder(steps: readonly Step[]): Promise<RequestRecord[]> {
    return (await this.#ask<{ requests: RequestRecord[] }>('POST', '/verify/order', { steps })).requests
  }

  async gate(options: GateOptions): Promise<Gate> {
    const { id } = await this.#ask<{ id: string }>('POST', '/gates', options)
    return new RemoteGate(id, this.#ask)
  }

  async gates(): Promise<GateRecord[]> {
    return (await this.#ask<{ gates: GateRecord[] }>('GET', '/gates')).gates
  }

  async outbox(): Promise<OutboxEmail[]> {
    return (await this.#ask<{ emails: OutboxEmail[] }>('GET', '/outbox')).emails
  }

  async embedSecrets(): Promise<EmbedSecret[]> {
    return (await this.#ask<{ embedSecrets: EmbedSecret[] }>('GET', '/embed-secrets')).embedSecrets
  }

  async openJwt(jwt: string): Promise<EmbedJwt> {
    return this.#ask('POST', '/jwt/open', { jwt })
  }

  async assumptions(): Promise<AssumptionReport[]> {
    return (await this.#ask<{ assumptions: AssumptionReport[] }>('GET', '/assumptions')).assumptions
  }

  async routes(): Promise<RouteReport[]> {
    return (await this.#ask<{ routes: RouteReport[] }>('GET', '/routes')).routes
  }

  async openApi(serverUrl?: string): Promise<OpenApiDocument> {
    return this.#ask('GET', `/openapi.json${queryOf({ serverUrl })}`)
  }

  env(names?: EnvironmentNames): Record<string, string> {
    return environment(this.#client.access, this.#tokens, names)
  }

  /** Closing twice is closing once. */
  async close(): Promise<void> {
    try {
      await this.#ask('DELETE', '')
    } catch (error) {
      if ((error as ExploFakeError).code !== 'EXPLO_FAKE_UNKNOWN_WORLD') throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** The tokens of a world are part of its data. */
  async #change<Answer>(method: string, path: string, body: unknown): Promise<Answer> {
    const answer = await this.#ask<Answer>(method, path, body)
    this.#tokens = (await this.#ask<WorldReport>('GET', '/world')).tokens
    return answer
  }
}
