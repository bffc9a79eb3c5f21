import type { OpenApiDocument, RouteReport } from '../api-reports.ts'
import type { ExpectedChanges } from '../changes/expected-changes.ts'
import type { WorldClock } from '../clock/world-clock.ts'
import type { CoverageReport } from '../coverage/coverage-report.ts'
import type { EventOptions, WorldEvent } from '../events/event-log.ts'
import type { ExploreOptions, ExploreReport, Scenario } from '../explore/explore-options.ts'
import type { Faults } from '../faults/fault.ts'
import type { Gate, GateOptions, GateRecord } from '../gates/gate.ts'
import type { RequestFilter } from '../journal/find-requests.ts'
import type { LateRequest, RequestRecord } from '../journal/request-record.ts'
import type { LintReport } from '../lint/lint.ts'
import type { AssumptionReport } from '../options/assumptions.ts'
import type { Seeded } from '../store.ts'
import type { ApiTokenRecord, EnvironmentNames } from '../terms.ts'
import type { NeverExpectation, RequestExpectation, Step, WaitExpectation } from '../verify/expectation.ts'
import type { RequestState } from '../world/state.ts'

// A service narrows these interfaces. It describes the members whose documentation needs an example in its words.

/** `merge` adds new records and updates those with the same id. `replace` removes all other records. */
export type SeedMode = 'merge' | 'replace'

/** How to seed. */
export interface SeedOptions {
  /** @default 'merge' */
  readonly mode?: SeedMode
}

/** The received requests, oldest first. The option `journal` limits how many are kept. */
export interface Requests {
  // Described by the types of the service.
  list(filter?: RequestFilter): Promise<RequestRecord[]>
  waitFor(expectation: WaitExpectation): Promise<RequestRecord[]>
  state(id: string): Promise<RequestState>

  /** @throws {ExploFakeError} When the journal does not have the request. */
  get(id: string): Promise<RequestRecord>

  /** The requests that match no operation, because of an unknown path or a wrong method. Usually a mistake of the client. */
  unmatched(): Promise<RequestRecord[]>

  /**
   * The requests that arrived before a reset, or in a world that was closed, and were answered later. The default world also
   * lists those of closed worlds. A reset removes them.
   */
  late(): Promise<LateRequest[]>

  /** How many requests the journal has dropped since the last reset, to stay within its limits. */
  dropped(): Promise<number>

  /** Removes the requests, and nothing else. */
  clear(): Promise<void>
}

/** How to reset. */
export interface ResetOptions {
  /** The name of the test that begins. A late request names the test that sent it. */
  readonly test?: string | undefined
}

/** One store with its API tokens, and all state that a test can touch. The API token of a request selects the world. */
export interface WorldHandle extends AsyncDisposable {
  readonly id: string
  readonly name: string
  /** The first read-write API token. */
  readonly apiToken: string
  /** The first read-only API token. */
  readonly readOnlyToken: string
  /** Every API token with its permission and its scope. */
  readonly tokens: readonly ApiTokenRecord[]
  readonly requests: Requests
  readonly clock: WorldClock
  readonly faults: Faults

  /**
   * Goes back to the fixtures: data, tokens, clock, rate limit, journal, faults, gates, outbox. A request that is still
   * running can no longer change anything. Takes the same time for any amount of data.
   *
   * @returns The number of the new epoch. The first epoch is 1.
   * @example
   * ```ts
   * afterEach(() => explo.reset())
   * ```
   */
  reset(options?: ResetOptions): Promise<{ epoch: number }>

  // Described by the types of the service.
  inspect(): Promise<unknown>
  seed(fixture: unknown, options?: SeedOptions): Promise<Seeded>
  fork(name?: string): Promise<WorldHandle>
  verify(expectation: RequestExpectation): Promise<RequestRecord[]>
  verifyNever(expectation: NeverExpectation): Promise<void>
  verifyOrder(steps: readonly Step[]): Promise<RequestRecord[]>
  expectChanges<Result>(action: () => Promise<Result> | Result, expected: ExpectedChanges): Promise<Result>
  explore<Value>(
    scenario: Scenario<WorldHandle, Value>,
    options?: ExploreOptions<WorldHandle, Value>,
  ): Promise<ExploreReport>
  gate(options: GateOptions): Promise<Gate>
  gates(): Promise<GateRecord[]>

  /**
   * Keeps the present data, tokens, outbox and clock under a name. A reset does not remove it.
   *
   * @example
   * ```ts
   * await explo.snapshot('signed up')
   * afterEach(() => explo.restore('signed up'))
   * ```
   */
  snapshot(name: string): Promise<void>

  /** The names of the snapshots. */
  snapshots(): Promise<string[]>

  /**
   * Like {@link reset}, but goes back to a snapshot.
   *
   * @throws {ExploFakeError} `EXPLO_FAKE_UNKNOWN_SNAPSHOT` when there is no snapshot of this name.
   */
  restore(name: string, options?: ResetOptions): Promise<{ epoch: number }>

  /**
   * The environment variables for the application under test: `EXPLO_API_URL`, and the first tokens of the world as
   * `EXPLO_API_TOKEN` and `EXPLO_READ_ONLY_API_TOKEN`. If the fake made its own certificate, also `NODE_EXTRA_CA_CERTS`: a
   * file that `close` removes.
   *
   * @param names Other names for the variables.
   * @throws {ExploFakeError} When the fake was created with `listen: false`.
   * @example
   * ```ts
   * spawn('node', ['server.js'], { env: { ...process.env, ...explo.env() } })
   * ```
   */
  env(names?: EnvironmentNames): Record<string, string>

  /** Closes the world. Its tokens are unknown afterwards. Closing the default world closes the fake. */
  close(): Promise<void>

  /**
   * Explains the answer to a request: why it was refused or what it changed, what was ignored, what is assumed, and the cure.
   *
   * @param requestId The value of the header `x-explo-fake-request` of the answer.
   * @returns One statement per line.
   * @throws {ExploFakeError} When the journal does not have the request.
   * @example
   * ```ts
   * console.log(await explo.explain('r3'))
   * ```
   */
  explain(requestId: string): Promise<string>

  /**
   * What the tested client should not do, as far as the requests since the last reset show it. The option `lint` sets the
   * level of each rule.
   *
   * @throws {LintError} When a rule of the level `fail` has a finding.
   * @example
   * ```ts
   * assert.deepEqual((await explo.lint()).findings, [])
   * ```
   */
  lint(): Promise<LintReport>

  /**
   * Which documented outcomes of each operation the fake has answered, in all its worlds and before all resets too. Answers
   * of faults do not count.
   */
  coverage(): Promise<CoverageReport>

  /**
   * The events of the world from now on: requests, faults, resets, changes of the clock, late requests. Ends when the world
   * is closed.
   *
   * @throws {OptionError}
   * @example
   * ```ts
   * for await (const event of explo.events()) if (event.type === 'request') console.log(event.path, event.status)
   * ```
   */
  events(options?: EventOptions): AsyncIterableIterator<WorldEvent>

  /** Every assumption about undocumented behaviour, with the option in force. */
  assumptions(): Promise<AssumptionReport[]>

  /**
   * What the fake supports of the API, and the basis of each operation, field and refusal: documented, seen in public code,
   * or assumed.
   *
   * @example
   * ```ts
   * const deprecated = (await explo.routes()).filter(({ replacedBy }) => replacedBy !== null)
   * ```
   */
  routes(): Promise<RouteReport[]>

  /**
   * The API as the fake answers it, as an OpenAPI 3.1 document.
   *
   * @param serverUrl Where a reader of the document finds the API. @default where this fake listens
   */
  openApi(serverUrl?: string): Promise<OpenApiDocument>
}
