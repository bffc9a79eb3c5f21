import type { ExploreOptions, ExploreReport, Scenario } from '../engine/explore/explore-options.ts'
import type { WorldCreation as EngineWorldCreation } from '../engine/handle/fake-handle.ts'
import type { SeedOptions } from '../engine/handle/world-handle.ts'
import type { Seeded } from '../engine/store.ts'
import type { RequestState } from '../engine/world/state.ts'
import type { FixtureSource } from './fixture/draft.ts'
import type { Fixture } from './fixture/schema.ts'
import type { NamedWorldHandle, Requests } from './handle.ts'
import type { EmbedJwt } from './records/embed-jwt.ts'
import type { OutboxEmail } from './records/outbox.ts'
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

/**
 * One Explo team with its API tokens, and all state that a test can touch. The API token of a request selects the world that
 * answers it.
 */
export interface World extends Omit<NamedWorldHandle, 'inspect' | 'requests'> {
  readonly requests: ExploRequests

  /**
   * The whole state, as a fixture with all its lists, which `fixtures` and `seed` accept. Has tokens in clear text.
   */
  inspect(): Promise<WorldState>

  /**
   * Stores more data now. The next {@link reset} removes it. With `replace`, requests that are still running can no longer
   * change anything.
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

  explore<Value>(scenario: Scenario<World, Value>, options?: ExploreOptions<World, Value>): Promise<ExploreReport>

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
