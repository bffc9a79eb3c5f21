import type { OpenApiDocument, RouteReport } from '../api-reports.ts'
import type { Catalogue } from '../catalogue.ts'
import { expectChanges } from '../changes/expect-changes.ts'
import type { ExpectedChanges } from '../changes/expected-changes.ts'
import type { WorldClock } from '../clock/world-clock.ts'
import { type CoverageReport, coverageReport } from '../coverage/coverage-report.ts'
import { type EventOptions, listenTo, type WorldEvent } from '../events/event-log.ts'
import { explain } from '../explain/explain.ts'
import type { ExploreOptions, ExploreReport, Scenario } from '../explore/explore-options.ts'
import type { Faults } from '../faults/fault.ts'
import type { Gate, GateOptions, GateRecord } from '../gates/gate.ts'
import { readGate } from '../gates/read-gate.ts'
import { checkObject, checkOneOf, readName, shown } from '../input/check-input.ts'
import { copyOf } from '../input/json-spelling.ts'
import { suggestion } from '../input/nearest.ts'
import { checkDraft, readDrafts } from '../input/read-fixture.ts'
import { fromCaller, OptionError } from '../input/tester-error.ts'
import { findRequest } from '../journal/find-requests.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { type LintReport, lint } from '../lint/lint.ts'
import { type AssumptionReport, reportAssumptions } from '../options/assumptions.ts'
import type { Seeded } from '../store.ts'
import type { ApiTokenRecord, EnvironmentNames } from '../terms.ts'
import type { NeverExpectation, RequestExpectation, Step } from '../verify/expectation.ts'
import { verifyRequestOrder, verifyRequests } from '../verify/verify.ts'
import { verifyNoRequest } from '../verify/wait.ts'
import { describeTokens, firstToken } from '../world/api-tokens.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import { environment, readVariableNames } from './environment.ts'
import type { WorldCreation } from './fake-handle.ts'
import { LocalClock } from './local-clock.ts'
import { LocalFaults } from './local-faults.ts'
import { LocalRequests } from './local-requests.ts'
import type { Requests, ResetOptions, SeedMode, SeedOptions, WorldHandle } from './world-handle.ts'

const seedModes: readonly SeedMode[] = ['merge', 'replace']

/** The handle of a world in this process. It checks arguments and returns copies. */
export class LocalWorld implements WorldHandle {
  readonly requests: Requests
  readonly faults: Faults
  readonly clock: WorldClock
  readonly #world: World

  constructor(world: World) {
    this.#world = world
    this.requests = new LocalRequests(world)
    this.clock = new LocalClock(world)
    this.faults = new LocalFaults(world)
    for (const { name, run } of world.settings.service.handleMembers ?? []) {
      const method = async (argument: string) => copyOf(run(world.state.store, world.state.clock.now(), argument))
      Object.assign(this, { [name]: method })
    }
  }

  get id(): string {
    return this.#world.id
  }

  get name(): string {
    return this.#world.name
  }

  get tokens(): readonly ApiTokenRecord[] {
    return describeTokens(this.#world)
  }

  get apiToken(): string {
    return firstToken(this.tokens, 'read-write', this.#world.settings.service.scope)
  }

  get readOnlyToken(): string {
    return firstToken(this.tokens, 'read-only', this.#world.settings.service.scope)
  }

  async reset(options: ResetOptions = {}): Promise<{ epoch: number }> {
    this.#world.refuseIfClosed()
    const { epoch } = this.#world.reset(readTest(options))
    return { epoch }
  }

  async inspect(): Promise<unknown> {
    return this.#world.state.store.dump()
  }

  async seed(fixture: unknown, options: SeedOptions = {}): Promise<Seeded> {
    checkObject(options, ['mode'], 'The options of seed', (name) => `There is no option "${name}" of seed.`)
    const { mode = 'merge' } = options
    checkOneOf(mode, seedModes, (given) => `There is no seed mode ${given}.`)
    this.#world.refuseIfClosed()
    return this.#world[mode](checkDraft(this.#world.settings.service.fixture, fixture, 'seed'))
  }

  async verify(expectation: RequestExpectation): Promise<RequestRecord[]> {
    return fromCaller(this.verify, () => verifyRequests(this.#world.state, expectation, this.#catalogue))
  }

  async verifyNever(expectation: NeverExpectation): Promise<void> {
    return fromCaller(this.verifyNever, () => verifyNoRequest(this.#world.state, expectation, this.#catalogue))
  }

  async verifyOrder(steps: readonly Step[]): Promise<RequestRecord[]> {
    return fromCaller(this.verifyOrder, () => verifyRequestOrder(this.#world.state, steps, this.#catalogue))
  }

  expectChanges<Result>(action: () => Promise<Result> | Result, expected: ExpectedChanges): Promise<Result> {
    const { records } = this.#world.settings.service
    return fromCaller(this.expectChanges, () => expectChanges(this, records, action, expected))
  }

  explore<Value>(
    scenario: Scenario<WorldHandle, Value>,
    options?: ExploreOptions<WorldHandle, Value>,
  ): Promise<ExploreReport> {
    const { service, exploredRun } = this.#world.settings
    return fromCaller(this.explore, async () => {
      const { explore } = await import('../explore/explore.ts')
      return explore(this, service.records, scenario, options, exploredRun)
    })
  }

  async fork(name?: string): Promise<LocalWorld> {
    return new LocalWorld(this.#world.fork(name))
  }

  async snapshot(name: string): Promise<void> {
    this.#world.refuseIfClosed()
    this.#world.takeSnapshot(readName(name, 'A snapshot'))
  }

  async snapshots(): Promise<string[]> {
    return this.#world.snapshots
  }

  async restore(name: string, options: ResetOptions = {}): Promise<{ epoch: number }> {
    this.#world.refuseIfClosed()
    const { epoch } = this.#world.restore(name, readTest(options))
    return { epoch }
  }

  env(names?: EnvironmentNames): Record<string, string> {
    const { address, tokens, settings } = this.#world
    return environment(address, tokens, readVariableNames(names, settings.service.environmentNames))
  }

  async close(): Promise<void> {
    this.#world.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async gate(options: GateOptions): Promise<Gate> {
    const rule = readGate(options, this.#catalogue.operations)
    this.#world.refuseIfClosed()
    const gate = this.#world.addGate(rule)
    // Without the members that only requests call.
    return { id: gate.id, arrived: gate.arrived, release: (options) => gate.release(options) }
  }

  async gates(): Promise<GateRecord[]> {
    return copyOf(this.#world.state.gates?.list() ?? [])
  }

  async explain(requestId: string): Promise<string> {
    const { journal } = this.#world.state
    return explain(journal, findRequest(journal, requestId), this.#world.settings)
  }

  async lint(): Promise<LintReport> {
    const { service, lint: levels } = this.#world.settings
    return lint(this.#world.state.journal, service.lintRules ?? {}, levels)
  }

  async coverage(): Promise<CoverageReport> {
    const { outcomes, catalogue } = this.#world.settings
    return coverageReport(await this.routes(), outcomes.counts(), catalogue.unexpectedRefusals)
  }

  events(options: EventOptions = {}): AsyncIterableIterator<WorldEvent> {
    return listenTo(this.#world.listen(), options)
  }

  async assumptions(): Promise<AssumptionReport[]> {
    return copyOf(reportAssumptions(this.#world.settings))
  }

  async routes(): Promise<RouteReport[]> {
    const { catalogue, dialect } = this.#world.settings
    return copyOf(await catalogue.routes(dialect))
  }

  async openApi(serverUrl = '/'): Promise<OpenApiDocument> {
    const { catalogue, dialect } = this.#world.settings
    return copyOf(await catalogue.openApi(serverUrl, dialect))
  }

  get #catalogue(): Catalogue {
    return this.#world.settings.catalogue
  }
}

/** @throws {OptionError} @throws {FixtureError} @throws {FakeError} When there are too many worlds. */
export async function openWorld(creation: WorldCreation, worlds: Worlds): Promise<World> {
  const known = ['name', 'fixtures', 'from']
  checkObject(creation, known, 'The options of a world', (name) => `A world has no option "${name}".`)
  const { name = 'world', fixtures, from } = creation
  if (fixtures !== undefined && from !== undefined) {
    throw new OptionError('A world begins with "fixtures" or as a copy, not both.', 'Leave out "fixtures" or "from".')
  }
  const drafts =
    fixtures === undefined ? undefined : await readDrafts(worlds.settings.service.fixture, fixtures, 'fixtures')
  return worlds.open({ name: readName(name, 'A world'), drafts, from: from === undefined ? from : find(from, worlds) })
}

function find(from: WorldHandle | string, worlds: Worlds): World {
  const id = typeof from === 'string' ? from : from?.id
  const world = typeof id === 'string' ? worlds.withId(id) : undefined
  if (world) return world
  const known = worlds.list().map(({ id }) => id)
  throw new OptionError(`There is no world ${shown(id)} to copy.`, suggestion(String(id), known))
}

/** The name of the test that begins, or null. @throws {OptionError} */
function readTest(options: ResetOptions): string | null {
  checkObject(options, ['test'], 'The options of a reset', (name) => `A reset has no option "${name}".`)
  return options.test === undefined ? null : readName(options.test, 'A test')
}
