import type { ExpectedChanges } from '../engine/changes/expected-changes.ts'
import type { ExploreOptions, ExploreReport, Scenario } from '../engine/explore/explore-options.ts'
import type { WorldCreation as EngineWorldCreation } from '../engine/handle/fake-handle.ts'
import type { SeedOptions, WorldHandle } from '../engine/handle/world-handle.ts'
import type { Seeded } from '../engine/store.ts'
import type { RequestState } from '../engine/world/state.ts'
import type { FixtureSource } from './fixture/draft.ts'
import type { OutboxEmail } from './fixture/emails.ts'
import type { Fixture } from './fixture/schema.ts'
import type {
  ApiToken,
  Faults,
  Gate,
  GateOptions,
  GateRecord,
  NeverExpectation,
  RequestExpectation,
  RequestRecord,
  Requests,
  Step,
} from './handle.ts'
import type { EmbedJwt } from './records/embed-jwt.ts'
import type { EmbedSecret } from './records/records.ts'

/** The state of a world, as a fixture. */
export interface WorldState extends Required<Omit<Fixture, '$schema' | 'user_groups'>> {}

/** How a world begins. */
export interface WorldCreation extends EngineWorldCreation {
  /** Replace the fixtures of the fake. Their API tokens are replaced by the world's own. */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /** The world to copy, or its id. */
  readonly from?: World | string
}

/** The received requests, oldest first. The option `journal` limits how many are kept. */
export interface ExploRequests extends Requests {
  /**
   * The whole state before and after a request, as {@link World.inspect} would have returned it. Records that were deleted
   * later may have another place in their list.
   *
   * @throws {ExploFakeError} When the journal does not have the request. `EXPLO_FAKE_STATE_GONE` when it no longer has all
   * later changes.
   * @example
   * ```ts
   * const { before, after } = await explo.requests.state('r3')
   * ```
   */
  state(id: string): Promise<RequestState<WorldState>>
}

/** The members with other types or examples than those of the engine, and those that only Explo has. */
interface ExploMembers {
  /** Every API token with its permission and its visibility group. */
  readonly tokens: readonly ApiToken[]
  readonly requests: ExploRequests
  readonly faults: Faults

  /**
   * The whole state, as a fixture with all its lists, which `fixtures` and `seed` accept. Has tokens in clear text.
   */
  inspect(): Promise<WorldState>

  /**
   * Stores more data now. The next {@link World.reset} removes it. With `replace`, requests that are still running can no
   * longer change anything.
   *
   * @throws {FixtureError} With every mistake in it. Then nothing is stored.
   * @example
   * ```ts
   * await explo.seed({ customers: [{ provided_id: 'acme', properties: { region: 'EU' } }] })
   * ```
   */
  seed(fixture: Fixture, options?: SeedOptions): Promise<Seeded>

  /**
   * Opens a world that is a copy of this one as it is now, with its own API tokens. A reset of the copy goes back to this
   * moment.
   *
   * @param name What it is for, for example the name of a test. @default the name of this world
   * @throws {ExploFakeError} When there are as many worlds as there may be.
   */
  fork(name?: string): Promise<World>

  /**
   * Checks how many matching requests have arrived since the last reset.
   *
   * @returns These requests, oldest first.
   * @throws {VerifyError} With the closest requests and their differences.
   * @throws {OptionError} When no request can match.
   * @example
   * ```ts
   * await explo.verify({ operation: 'createCustomer', where: { properties: { region: 'EU' } }, exactly: 1 })
   * ```
   */
  verify(expectation: RequestExpectation): Promise<RequestRecord[]>

  /**
   * Checks that no matching request has arrived since the last reset, and that none arrives within a time.
   *
   * @throws {VerifyError} As soon as one arrives.
   * @throws {OptionError} When no request can match.
   * @example
   * ```ts
   * await explo.verifyNever({ operation: 'deleteCustomer', withinMs: 100 })
   * ```
   */
  verifyNever(expectation: NeverExpectation): Promise<void>

  /**
   * Checks that requests have arrived in this order since the last reset. Others may have arrived in between.
   *
   * @returns One request for each step.
   * @throws {VerifyError} With the requests that arrived instead.
   * @throws {OptionError} When no request can match a step.
   * @example
   * ```ts
   * await explo.verifyOrder(['createCustomer', 'generateJwt'])
   * ```
   */
  verifyOrder(steps: readonly Step[]): Promise<RequestRecord[]>

  /**
   * Runs an action and checks that it changes exactly these records of the world. It compares the records before and after
   * the action: changes that cancel each other do not count, and a record with a new key counts as deleted and created.
   * Changes by seeds and resets count too.
   *
   * @returns The result of the action.
   * @throws {ChangesError} With each unexpected and each missing change, and the requests that made them.
   * @throws {OptionError} When a name does not begin with a kind of record.
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
   * and reset before the operation; reset and server error after it; a slow answer. Each run has its own fork of this world,
   * which itself does not change. The scenario must give its client `world.apiToken`, and the URL or the `fetch` of the fake.
   * Let the client back off for a short time, or move `world.clock` while it does.
   *
   * @throws {ExploreError} With the smallest failing run. A run fails when the scenario succeeds but stores other records
   * than without failures, when the check fails, when a lint rule of the level `fail` has a finding, when the client does not
   * stop calling, or when the scenario is not the same in each run. `EXPLO_FAKE_REPLAY` repeats that run.
   * @throws {OptionError} For an invalid option, or a scenario that does not call its world.
   * @example
   * ```ts
   * await explo.explore(async (world) => {
   *   const client = createClient({ url: explo.url, token: world.apiToken, backOffMs: 1 })
   *   await client.signUp('globex')
   * })
   * ```
   */
  explore<Value>(scenario: Scenario<World, Value>, options?: ExploreOptions<World, Value>): Promise<ExploreReport>

  /**
   * Holds requests at a point of an operation until the gate is released.
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

  /** All gates since the last reset, in the order of their creation. */
  gates(): Promise<GateRecord[]>

  /** The e-mails that Explo would have sent, oldest first: the newest 1,000, and of large ones at most 4 MB. */
  outbox(): Promise<OutboxEmail[]>

  /** The keys of embed JWTs, in clear text. */
  embedSecrets(): Promise<EmbedSecret[]>

  /**
   * Opens an embed JWT that the fake or your application made with one of the world's embed secrets.
   *
   * @throws {ExploFakeError} When it is not a JWE, or none of the secrets opens it.
   * @example
   * ```ts
   * const { claims, isExpired } = await explo.openJwt(jwt)
   * assert.equal(claims.cst, 'acme')
   * ```
   */
  openJwt(jwt: string): Promise<EmbedJwt>
}

/**
 * One Explo team with its API tokens, and all state that a test can touch. The API token of a request selects the world that
 * answers it.
 */
export interface World extends Omit<WorldHandle, keyof ExploMembers>, ExploMembers {}
