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

/** `merge` adds to what is there and updates what has the same id; `replace` starts from the fixture alone. */
export type SeedMode = 'merge' | 'replace'

/** How to seed. */
export interface SeedOptions {
  /** @default 'merge' */
  readonly mode?: SeedMode
}

/** What the fake received, oldest first. Bounded: see the option `journal`. */
export interface Requests {
  /**
   * @throws {OptionError} When the filter cannot match anything, for example a misspelt operation.
   * @example
   * ```ts
   * const [request] = await explo.requests.list({ operation: 'createUserGroup', status: 403 })
   * console.log(request?.reason)
   * ```
   */
  list(filter?: RequestFilter): Promise<RequestRecord[]>

  /**
   * Resolves with the matching requests, oldest first, when `count` of them have been answered since the last reset.
   *
   * @throws {WaitError} When they do not come in time, with those that came; or when the world is reset meanwhile.
   * @throws {OptionError} When nothing can match.
   * @example
   * ```ts
   * const [request] = await explo.requests.waitFor({ operation: 'createCustomer', where: { name: 'Acme' } })
   * ```
   */
  waitFor(expectation: WaitExpectation): Promise<RequestRecord[]>

  /** @throws {ExploFakeError} When the journal does not have it. */
  get(id: string): Promise<RequestRecord>

  /** The whole state before and after a request. The service narrows the type. */
  state(id: string): Promise<RequestState>

  /** The requests that matched no operation: unknown paths and wrong methods. Mostly mistakes of the tested code. */
  unmatched(): Promise<RequestRecord[]>

  /**
   * The requests that were received before a reset, or by a world that was closed, and answered after it. The default
   * world also lists those of closed worlds. A reset forgets them.
   */
  late(): Promise<LateRequest[]>

  /** How many requests the limits of the journal have pushed out since the last reset. */
  dropped(): Promise<number>

  /** Forgets the requests, and nothing else. */
  clear(): Promise<void>
}

/** How to reset. */
export interface ResetOptions {
  /** The test that begins, so that a request of it that is late can be blamed. */
  readonly test?: string | undefined
}

/**
 * One store with its API tokens, and every piece of state that a test can touch.
 * The API token of a request picks the world that answers it.
 */
export interface WorldHandle extends AsyncDisposable {
  readonly id: string
  readonly name: string
  /** The first read-write API token. */
  readonly apiToken: string
  /** The first read-only API token. */
  readonly readOnlyToken: string
  /** Every API token, with its permission. The service adds its scope. */
  readonly tokens: readonly ApiTokenRecord[]
  readonly requests: Requests
  readonly clock: WorldClock
  readonly faults: Faults

  /**
   * Goes back to the fixtures: data, tokens, clock, rate counters, journal, outbox. A request that is still under way can
   * no longer change anything. Takes the same time whatever is stored.
   *
   * @returns The number of the epoch that begins; the first one is 1.
   * @example
   * ```ts
   * afterEach(() => explo.reset())
   * ```
   */
  reset(options?: ResetOptions): Promise<{ epoch: number }>

  /** The whole state, as a fixture. The service narrows the type. */
  inspect(): Promise<unknown>

  /** Stores a fixture. The service narrows its type. @throws {FixtureError} With every mistake in it. */
  seed(fixture: unknown, options?: SeedOptions): Promise<Seeded>

  /** Opens a world that begins as a copy of this one. */
  fork(name?: string): Promise<WorldHandle>

  /**
   * Checks how many requests of a kind have come since the last reset.
   *
   * @returns These requests, oldest first.
   * @throws {VerifyError} With the closest requests, and what differed.
   * @throws {OptionError} When nothing can match.
   * @example
   * ```ts
   * await explo.verify({ operation: 'createCustomer', where: { properties: { region: 'EU' } }, exactly: 1 })
   * ```
   */
  verify(expectation: RequestExpectation): Promise<RequestRecord[]>

  /**
   * Checks that no request of a kind has come since the last reset, nor comes within a time.
   *
   * @throws {VerifyError} At once when one comes.
   * @throws {OptionError} When nothing can match.
   * @example
   * ```ts
   * await explo.verifyNever({ operation: 'deleteCustomer', withinMs: 100 })
   * ```
   */
  verifyNever(expectation: NeverExpectation): Promise<void>

  /**
   * Checks that requests came in this order since the last reset; others may have come in between.
   *
   * @param steps Names of operations, or which requests are meant.
   * @returns One request for each step.
   * @throws {VerifyError} With what came instead.
   * @throws {OptionError} When nothing can match.
   * @example
   * ```ts
   * await explo.verifyOrder(['createCustomer', 'generateJwt'])
   * ```
   */
  verifyOrder(steps: readonly Step[]): Promise<RequestRecord[]>

  /**
   * Runs an action and checks that it changes exactly these records of the world. What counts is the difference between
   * the records before and after it: changes that cancel each other are none, and a record that gets another key counts
   * as deleted and created. Seeds and resets count like requests.
   *
   * @returns What the action returns.
   * @throws {ChangesError} With each unexpected and each missing change, and the requests that made them.
   * @throws {OptionError} When a name begins with no kind of record.
   * @example
   * ```ts
   * await explo.expectChanges(() => signUp('globex'), {
   *   created: ['customer globex'],
   *   updated: { 'customer acme': ['group_tags'] },
   *   deleted: ['group tag sales'],
   * })
   * ```
   */
  expectChanges<Result>(action: () => Promise<Result> | Result, expected: ExpectedChanges): Promise<Result>

  /**
   * Runs a scenario once without failures, and then again with each failure at each of its calls: throttled, server error
   * and reset before the operation; reset and server error after it; a slow answer. Each run has a fork of this world, which
   * stays as it is. The scenario points its client at the fork by `world.apiToken`; the URL or `fetch` are those of the
   * fake. Give the client a short back-off, or one that moves `world.clock`.
   *
   * @throws {ExploreError} With the smallest run in which the scenario succeeds and other records are stored than without
   * failures, or the check fails, or a lint rule that fails has found something, or the client does not stop calling; also
   * when the scenario does not do the same in each run. `EXPLO_FAKE_REPLAY` repeats that run.
   * @throws {OptionError} For an option that cannot be, and a scenario that does not call its world.
   * @example
   * ```ts
   * await explo.explore(async (world) => {
   *   const client = createClient({ url: explo.url, token: world.apiToken, backOffMs: 1 })
   *   await client.signUp('globex')
   * })
   * ```
   */
  explore<Value>(
    scenario: Scenario<WorldHandle, Value>,
    options?: ExploreOptions<WorldHandle, Value>,
  ): Promise<ExploreReport>

  /**
   * Holds requests at a point of an operation, until the gate is released.
   *
   * @throws {OptionError} For an operation or a point that does not exist.
   * @example
   * ```ts
   * const gate = await explo.gate({ operation: 'createUserGroup', at: 'beforeCommit', parties: 2 })
   * const replies = Promise.all([createGroup(), createGroup()])
   * const [first, second] = await gate.arrived
   * await gate.release({ order: [second.id, first.id] })
   * await replies
   * ```
   */
  gate(options: GateOptions): Promise<Gate>

  /** Every gate that was set up since the last reset, in that order. */
  gates(): Promise<GateRecord[]>

  /**
   * Keeps this moment under a name: data, tokens, outbox and clock. A reset does not forget it.
   *
   * @example
   * ```ts
   * await explo.snapshot('two groups')
   * afterEach(() => explo.restore('two groups'))
   * ```
   */
  snapshot(name: string): Promise<void>

  /** The names of the moments that are kept. */
  snapshots(): Promise<string[]>

  /**
   * As {@link reset}, but back to a moment that {@link snapshot} kept.
   *
   * @throws {ExploFakeError} `EXPLO_FAKE_UNKNOWN_SNAPSHOT` when there is none of that name.
   */
  restore(name: string, options?: ResetOptions): Promise<{ epoch: number }>

  /**
   * What the application under test may read from its environment: `EXPLO_API_URL`, and the first tokens of the world as
   * `EXPLO_API_TOKEN` and `EXPLO_READ_ONLY_API_TOKEN`. With a certificate that the fake made also `NODE_EXTRA_CA_CERTS`, a
   * file that lasts as long as the fake.
   *
   * @param names What the application calls them.
   * @throws {ExploFakeError} When the fake was created with `listen: false`.
   * @example
   * ```ts
   * spawn('node', ['server.js'], { env: { ...process.env, ...explo.env() } })
   * ```
   */
  env(names?: EnvironmentNames): Record<string, string>

  /** Ends the world; its tokens are unknown from then on. The default world ends with the fake. */
  close(): Promise<void>

  /**
   * Why a request was answered so: the reason or what was changed, what was ignored, what is assumed, and the cure.
   *
   * @param requestId As the header `x-explo-fake-request` of the answer gives it.
   * @returns A line for each.
   * @throws {ExploFakeError} When the journal does not have it.
   * @example
   * ```ts
   * console.log(await explo.explain('r3'))
   * ```
   */
  explain(requestId: string): Promise<string>

  /**
   * What the tested client had better not do, as far as the requests since the last reset show it. The option `lint` says
   * which rules are off, warn or fail.
   *
   * @throws {LintError} When a rule that fails has found something.
   * @example
   * ```ts
   * assert.deepEqual((await explo.lint()).findings, [])
   * ```
   */
  lint(): Promise<LintReport>

  /**
   * Which documented outcomes of the operations have been answered, by all worlds of the fake and over all resets. What
   * faults answer does not count.
   */
  coverage(): Promise<CoverageReport>

  /**
   * What happens in the world from now on: requests, faults, resets, moves of the clock, late requests. Ends with the
   * world.
   *
   * @throws {OptionError}
   * @example
   * ```ts
   * for await (const event of explo.events()) if (event.type === 'request') console.log(event.path, event.status)
   * ```
   */
  events(options?: EventOptions): AsyncIterableIterator<WorldEvent>

  /** Every decision about behaviour that Explo does not document, with the option in force. */
  assumptions(): Promise<AssumptionReport[]>

  /**
   * What the fake does of the Explo API, and how well each operation, field and refusal is founded: documented, seen in
   * public code, or assumed.
   *
   * @example
   * ```ts
   * const deprecated = (await explo.routes()).filter(({ replacedBy }) => replacedBy !== null)
   * ```
   */
  routes(): Promise<RouteReport[]>

  /**
   * The Explo API as the fake answers it, as an OpenAPI 3.1 document.
   *
   * @param serverUrl Where a reader of the document finds the API. @default where this fake listens
   */
  openApi(serverUrl?: string): Promise<OpenApiDocument>
}
