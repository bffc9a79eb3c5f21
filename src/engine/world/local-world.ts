import type { Draft } from '../../explo/fixture/draft.ts'
import { dump } from '../../explo/fixture/dump.ts'
import { checkFixture } from '../../explo/fixture/read.ts'
import type { Fixture } from '../../explo/fixture/schemas.ts'
import type { Seeded } from '../../explo/fixture/store.ts'
import { type EmbedJwt, openEmbedJwt } from '../../explo/records/opened-embed-jwt.ts'
import { describeEmail, type OutboxEmail } from '../../explo/records/outbox-email.ts'
import type { EmbedSecret } from '../../explo/records/resources.ts'
import type { ApiToken, Secrets, Team } from '../../explo/records/team.ts'
import type { OpenApiDocument, RouteReport } from '../catalogue.ts'
import { systemNow } from '../clock/system-time.ts'
import type { WorldClock } from '../clock/world-clock.ts'
import { type CoverageReport, coverageReport } from '../coverage/coverage-report.ts'
import { listenTo } from '../events/listen.ts'
import type { EventOptions, WorldEvent } from '../events/world-event.ts'
import { WorldEvents } from '../events/world-events.ts'
import { explain } from '../explain/explain.ts'
import type { Faults } from '../faults/faults.ts'
import type { Gate, GateOptions, GateRecord } from '../gates/gate.ts'
import { worldOver } from '../gates/gate-error.ts'
import { readGate } from '../gates/read-gate.ts'
import { type EnvironmentNames, environment } from '../handle/environment.ts'
import { LocalClock } from '../handle/local-clock.ts'
import { LocalFaults } from '../handle/local-faults.ts'
import { LocalGate } from '../handle/local-gate.ts'
import { LocalRequests } from '../handle/local-requests.ts'
import type { Requests, ResetOptions, SeedMode, SeedOptions, World } from '../handle/world.ts'
import { RateLimiter } from '../http/rate-limiter.ts'
import { checkObject } from '../input/check-object.ts'
import { copyOf } from '../input/copy-of.ts'
import { suggestion } from '../input/nearest.ts'
import { readName } from '../input/read-name.ts'
import { shown } from '../input/shown.ts'
import { ExploFakeError, OptionError } from '../input/tester-error.ts'
import { unknownName } from '../input/unknown-name.ts'
import type { Entry } from '../journal/entry.ts'
import { findRequest } from '../journal/find-request.ts'
import { Journal } from '../journal/journal.ts'
import { describeRequest, type RequestRecord } from '../journal/request-record.ts'
import { type LintReport, lint } from '../lint/lint.ts'
import { type AssumptionReport, reportAssumptions } from '../options/assumption-report.ts'
import type { Settings } from '../options/settings.ts'
import type { NeverExpectation, RequestExpectation, Step } from '../verify/expectation.ts'
import { verifyNoRequest, verifyRequestOrder, verifyRequests } from '../verify/verify-requests.ts'
import { firstToken } from './api-tokens.ts'
import { beginning, freshTeam, plantChecked, type Snapshot } from './first-state.ts'
import type { Random } from './random.ts'
import { State } from './state.ts'
import type { Worlds } from './worlds.ts'

const seedModes: readonly SeedMode[] = ['merge', 'replace']

export interface WorldParts {
  readonly id: string
  readonly name: string
  /** What resets go back to. */
  readonly beginning: Snapshot
  readonly random: Random
  readonly worlds: Worlds
  /** Puts the world's API tokens in the place of those that any world may get. */
  readonly giveOwnTokens: (team: Team) => void
}

/** A world in this process. */
export class LocalWorld implements World {
  readonly id: string
  readonly name: string
  readonly requests: Requests
  readonly faults: Faults
  readonly clock: WorldClock
  readonly #registry: Worlds
  /** When the last request or call came, in milliseconds since 1970; kept where idle worlds expire. */
  usedAt = systemNow()
  readonly #random: Random
  #beginning: Snapshot
  readonly #giveOwnTokens: WorldParts['giveOwnTokens']
  #snapshots: Map<string, Snapshot> | undefined
  #state: State
  #isClosed = false
  /** Of all epochs. */
  #gateCount = 0
  /** Made when somebody first listens. */
  #events: WorldEvents | undefined

  constructor({ id, name, beginning, random, worlds, giveOwnTokens }: WorldParts) {
    this.id = id
    this.name = name
    this.#registry = worlds
    this.requests = new LocalRequests(this)
    this.clock = new LocalClock(this)
    this.faults = new LocalFaults(this)
    this.#random = random
    this.#beginning = beginning
    this.#giveOwnTokens = giveOwnTokens
    this.#state = this.#stateFrom(beginning, 1, null)
    worlds.add(this)
    worlds.index(this, undefined, this.#state.team)
  }

  get settings(): Settings {
    return this.#registry.settings
  }

  /** Whether a further world would be refused. */
  get isFakeFull(): boolean {
    return this.#registry.isFull
  }

  /** What a request that arrives now works on, until its end. */
  get state(): State {
    return this.#state
  }

  get tokens(): readonly ApiToken[] {
    return copyOf([...this.#state.team.apiTokens.values()])
  }

  get apiToken(): string {
    return firstToken(this.tokens, 'read-write')
  }

  get readOnlyToken(): string {
    return firstToken(this.tokens, 'read-only')
  }

  async reset(options: ResetOptions = {}): Promise<{ epoch: number }> {
    return this.#goBackTo(this.#beginning, options)
  }

  /**
   * Goes back to other fixtures from now on. What is stored stays, with what is new in them.
   *
   * @throws {FixtureError} Then nothing has changed.
   */
  beginWith(drafts: readonly Draft[], changes: readonly Draft[]): void {
    const next = beginning(drafts, this.#random, this.settings)
    const { team, random } = this.#state
    // First on a copy, because the last of them may be the one with a mistake.
    for (const target of [team.copy(), team])
      for (const draft of changes) plantChecked(draft, target, random, this.#whyTaken)
    this.#beginning = next
    this.#registry.index(this, undefined, team)
  }

  async inspect(): Promise<Fixture> {
    return copyOf(dump(this.#state.team))
  }

  async seed(fixture: Fixture, options: SeedOptions = {}): Promise<Seeded> {
    checkObject(options, ['mode'], 'The options of seed', (name) => `There is no option "${name}" of seed.`)
    const { mode = 'merge' } = options
    if (!seedModes.includes(mode)) {
      throw new OptionError(`There is no seed mode ${shown(mode)}.`, suggestion(String(mode), seedModes))
    }

    this.refuseIfClosed()
    const draft = checkFixture(fixture, 'seed')
    const { team, random } = this.#state
    if (mode === 'merge') {
      const seeded = plantChecked(draft, team, random, this.#whyTaken)
      this.#registry.index(this, undefined, team)
      return seeded
    }

    const replaced = freshTeam([], random, this.settings)
    const getsOwnTokens = draft.visibilityGroups.length === 0 && this !== this.#registry.default
    const seeded = plantChecked(draft, replaced, random, getsOwnTokens ? () => undefined : this.#whyTaken)
    if (getsOwnTokens) this.#giveOwnTokens(replaced)
    this.#become(this.#state.withTeam(replaced))
    return seeded
  }

  /** Whether the token picks this world, now or after a reset or a restore. */
  hasClaimTo(apiToken: string): boolean {
    const teams = [this.#state.team, ...[this.#beginning, ...(this.#snapshots?.values() ?? [])].map(({ team }) => team)]
    return teams.some(({ apiTokens }) => apiTokens.has(apiToken))
  }

  readonly #whyTaken = (apiToken: string) => this.#registry.whyTaken(apiToken, this)

  verify(expectation: RequestExpectation): Promise<RequestRecord[]> {
    return verifyRequests(this.#state, expectation, this.settings.catalogue.operations)
  }

  verifyNever(expectation: NeverExpectation): Promise<void> {
    return verifyNoRequest(this.#state, expectation, this.settings.catalogue.operations)
  }

  verifyOrder(steps: readonly Step[]): Promise<RequestRecord[]> {
    return verifyRequestOrder(this.#state, steps, this.settings.catalogue.operations)
  }

  async fork(name = this.name): Promise<LocalWorld> {
    this.refuseIfClosed()
    return this.#registry.open({ name: readName(name, 'A world'), from: this })
  }

  async snapshot(name: string): Promise<void> {
    this.refuseIfClosed()
    this.#snapshots ??= new Map()
    this.#snapshots.set(readName(name, 'A snapshot'), this.moment())
  }

  async snapshots(): Promise<string[]> {
    return [...(this.#snapshots?.keys() ?? [])]
  }

  async restore(name: string, options: ResetOptions = {}): Promise<{ epoch: number }> {
    const moment = this.#snapshots?.get(name)
    if (moment) return this.#goBackTo(moment, options)
    throw unknownName('snapshot', name, await this.snapshots())
  }

  /** What a closed world held can be looked into; to change it means nothing. @throws {ExploFakeError} */
  refuseIfClosed(): void {
    if (!this.#isClosed) return
    const isFakeClosed = this.#registry.isClosed
    throw new ExploFakeError(
      'EXPLO_FAKE_WORLD_CLOSED',
      isFakeClosed ? 'The fake is closed.' : `The world "${this.name}" is closed.`,
      isFakeClosed
        ? 'Start another one with `createExploFake()`, or close this one later.'
        : 'Open another one with `world()`, or close this one later.',
    )
  }

  /** A copy of what is, to go back to or to begin with. */
  moment(secrets?: Secrets): Snapshot {
    const { team, clock } = this.#state
    return { team: team.copy(secrets), clock: clock.copy() }
  }

  env(names?: EnvironmentNames): Record<string, string> {
    return environment(this.#registry.access(), this.tokens, names)
  }

  /** The clock was moved, stopped or let go. */
  noteClock(): void {
    this.#events?.clockMoved(this.#state)
  }

  /** Takes the entry of a request that was answered in another state than it met. */
  noteLate(entry: Entry, met: State): void {
    const test = met.test ?? (this === this.#registry.default ? null : this.name)
    const late = { ...describeRequest(entry, met.journal.redactor), world: this.id, epoch: met.epoch, test }
    // Of a fake that closes, no world is left.
    const { state } = (this.#isClosed ? this.#registry.withId('default') : this) ?? this
    state.noteLate(late)
    this.#events?.late(entry, met)
  }

  /** Nothing reaches the world any more, and nothing in it waits. */
  end(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#registry.forget(this)
    const before = this.#state
    // Another one, so that what is under way is late.
    this.#state = before.withTeam(before.team)
    before.end()
    this.#events?.log.end()
  }

  async close(): Promise<void> {
    this.end()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async gate(options: GateOptions): Promise<Gate> {
    const rule = readGate(options, this.settings.catalogue.operations)
    this.refuseIfClosed()
    const { id } = this.#state.armGates().add(`g${++this.#gateCount}`, rule)
    return this.gateWithId(id)
  }

  /** @throws {ExploFakeError} When there is none. @throws {GateError} When it was a gate before a reset. */
  gateWithId(id: string): Gate {
    const { journal, gates } = this.#state
    const isFromBefore = Number(/^g([1-9]\d*)$/.exec(id)?.[1]) <= this.#gateCount - (gates?.list().length ?? 0)
    if (isFromBefore) throw worldOver({ id })
    return new LocalGate(this.#state.armGates().withId(id), (entries) => journal.describe(entries))
  }

  async gates(): Promise<GateRecord[]> {
    return copyOf(this.#state.gates?.list() ?? [])
  }

  async explain(requestId: string): Promise<string> {
    const { journal } = this.#state
    return explain(journal, findRequest(journal, requestId), this.settings)
  }

  async lint(): Promise<LintReport> {
    return lint(this.#state.journal, this.settings.service.lintRules, this.settings.lint)
  }

  async coverage(): Promise<CoverageReport> {
    const { outcomes, catalogue } = this.settings
    return coverageReport(await this.routes(), outcomes.counts(), catalogue.unexpectedRefusals)
  }

  events(options: EventOptions = {}): AsyncIterableIterator<WorldEvent> {
    this.#events ??= new WorldEvents(this.#state)
    return listenTo(this.#events.log, options)
  }

  async outbox(): Promise<OutboxEmail[]> {
    return copyOf(this.#state.team.outbox.list().map(describeEmail))
  }

  async embedSecrets(): Promise<EmbedSecret[]> {
    return copyOf([...this.#state.team.embedSecrets.values()])
  }

  async openJwt(jwt: string): Promise<EmbedJwt> {
    const { team, clock } = this.#state
    return openEmbedJwt(jwt, team.embedSecrets, clock.now())
  }

  async assumptions(): Promise<AssumptionReport[]> {
    return copyOf(reportAssumptions(this.settings))
  }

  async routes(): Promise<RouteReport[]> {
    const { catalogue, dialect } = this.settings
    return copyOf(await catalogue.routes(dialect))
  }

  async openApi(serverUrl = '/'): Promise<OpenApiDocument> {
    const { catalogue, dialect } = this.settings
    return copyOf(await catalogue.openApi(serverUrl, dialect))
  }

  #goBackTo(moment: Snapshot, options: ResetOptions): { epoch: number } {
    this.refuseIfClosed()
    checkObject(options, ['test'], 'The options of a reset', (name) => `A reset has no option "${name}".`)
    const { test } = options
    const state = this.#stateFrom(moment, this.#state.epoch + 1, test === undefined ? null : readName(test, 'A test'))
    this.#become(state)
    return { epoch: state.epoch }
  }

  #stateFrom({ team, clock }: Snapshot, epoch: number, test: string | null): State {
    const { journal, secrets, outcomes, rateLimit } = this.settings
    const copy = team.copy()
    const since = systemNow()
    return new State({
      epoch,
      test,
      team: copy,
      clock: clock.copy(),
      random: this.#random,
      journal: new Journal(journal, {
        secrets,
        source: copy,
        onAnswer: (entry) => outcomes.count(entry),
      }),
      rateLimiter: rateLimit && new RateLimiter(rateLimit),
      unclaimed: () => this.#registry.unclaimedBeside(this, since),
    })
  }

  #become(state: State): void {
    const before = this.#state
    this.#registry.index(this, before.team, state.team)
    this.#state = state
    this.#events?.become(state)
    before.end()
  }
}
