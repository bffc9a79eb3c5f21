import { systemNow } from '../clock/system-time.ts'
import type { EventLog } from '../events/event-log.ts'
import { WorldEvents } from '../events/world-events.ts'
import { worldOver } from '../gates/gate-error.ts'
import type { LocalGate } from '../gates/local-gate.ts'
import type { GateRule } from '../gates/read-gate.ts'
import { readName, unknownName } from '../input/check-input.ts'
import { FakeError } from '../input/tester-error.ts'
import type { Entry } from '../journal/entry.ts'
import { Journal } from '../journal/journal.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import type { Settings } from '../options/resolve-options.ts'
import { product } from '../product.ts'
import type { Random } from '../random.ts'
import type { Draft, Seeded, Store } from '../store.ts'
import type { ApiToken, FakeAddress } from '../terms.ts'
import { RateLimiter } from './rate-limiter.ts'
import { type Snapshot, State } from './state.ts'

/** What a world needs from its fake. */
interface Fake {
  readonly settings: Settings
  /** The address of the fake. @throws {FakeError} When it does not listen. */
  readonly address: () => FakeAddress
  readonly default: World
  /** Whether another world would be refused. */
  readonly isFull: boolean
  readonly isClosed: boolean
  /** Lets the tokens of `after` select `world`, and those of `before` no longer. */
  index(world: World, before: Store | undefined, after: Store): void
  /** Why `world` cannot have the token; undefined when it can. */
  whyTaken(apiToken: string, world: World): string | undefined
  withId(id: string): World | undefined
  /** The requests since then without an API token of any world, one line for each. */
  unclaimedBeside(world: World, since: number): string[]
  /** Opens a copy of a world. */
  open(origin: { readonly name: string; readonly from: World }): World
  /** Lets no more requests reach the world. */
  forget(world: World): void
}

export interface WorldParts {
  readonly id: string
  readonly name: string
  /** The snapshot that a reset goes back to. */
  readonly beginning: Snapshot
  readonly random: Random
  readonly fake: Fake
  /** Replaces the API tokens of a fixture by those of this world. Undefined for the default world. */
  readonly giveOwnTokens?: (store: Store) => void
}

/** One store with its API tokens, and all state that a test can touch. */
export class World {
  readonly id: string
  readonly name: string
  /** The time of the last request or call, in milliseconds since 1970. Kept only if idle worlds expire. */
  usedAt = systemNow()
  readonly #fake: Fake
  readonly #random: Random
  #beginning: Snapshot
  readonly #giveOwnTokens: WorldParts['giveOwnTokens']
  /** By name. */
  readonly #snapshots = new Map<string, Snapshot>()
  #state: State
  #isClosed = false
  /** How many gates there were in all epochs. */
  #gateCount = 0
  /** Created for the first listener. */
  #events: WorldEvents | undefined

  constructor({ id, name, beginning, random, fake, giveOwnTokens }: WorldParts) {
    this.id = id
    this.name = name
    this.#fake = fake
    this.#random = random
    this.#beginning = beginning
    this.#giveOwnTokens = giveOwnTokens
    this.#state = this.#stateFrom(beginning, 1, null)
  }

  get settings(): Settings {
    return this.#fake.settings
  }

  /** Whether another world would be refused. */
  get isFakeFull(): boolean {
    return this.#fake.isFull
  }

  /** The address of the fake. @throws {FakeError} When it does not listen. */
  get address(): FakeAddress {
    return this.#fake.address()
  }

  /** The state for a request that arrives now. The request keeps it. */
  get state(): State {
    return this.#state
  }

  get tokens(): readonly ApiToken[] {
    return [...this.#state.store.apiTokens.values()]
  }

  /** The names of the snapshots, oldest first. */
  get snapshots(): string[] {
    return [...this.#snapshots.keys()]
  }

  /** Goes back to the fixtures. @param test The test that begins; null when it is unknown. */
  reset(test: string | null): State {
    return this.#goBackTo(this.#beginning, test)
  }

  takeSnapshot(name: string): void {
    this.#snapshots.set(name, this.snapshotNow())
  }

  /** Goes back to a snapshot. @throws {FakeError} When there is none of this name. */
  restore(name: string, test: string | null): State {
    const snapshot = this.#snapshots.get(name)
    if (snapshot) return this.#goBackTo(snapshot, test)
    throw unknownName('snapshot', name, this.snapshots)
  }

  /** The present data and clock. @param random The source of secrets in the copy. @default that of this world */
  snapshotNow(random?: Random): Snapshot {
    const { store, clock } = this.#state
    return { store: store.copy(random), clock: clock.copy() }
  }

  /**
   * Sets the snapshot of later resets. Keeps the stored data, and adds the changes of the fixtures.
   *
   * @throws {FixtureError} Then nothing has changed.
   */
  beginWith(next: Snapshot, changes: readonly Draft[]): void {
    const { store, random } = this.#state
    // First on a copy, because any draft may have a mistake.
    const copy = store.copy()
    for (const draft of changes) copy.seed(draft, random, this.#whyTaken)
    for (const draft of changes) this.merge(draft)
    this.#beginning = next
  }

  /** Adds data. @throws {FixtureError} Then nothing has changed. */
  merge(draft: Draft): Seeded {
    const { store, random, journal } = this.#state
    const { seeded, changes } = store.seed(draft, random, this.#whyTaken)
    journal.history.noteSeed(changes)
    this.#fake.index(this, undefined, store)
    return seeded
  }

  /** Replaces all data. @throws {FixtureError} Then nothing has changed. */
  replace(draft: Draft): Seeded {
    const { random, journal } = this.#state
    const { service, assumptions } = this.settings
    const store = service.openStore([], { assumptions, random })
    const giveOwnTokens = draft.declaresTokens ? undefined : this.#giveOwnTokens
    const { seeded } = store.seed(draft, random, giveOwnTokens ? () => undefined : this.#whyTaken)
    giveOwnTokens?.(store)
    journal.history.cut()
    this.#become(this.#state.withStore(store))
    return seeded
  }

  /** Whether the token selects this world, now or after a reset or a restore. */
  hasClaimTo(apiToken: string): boolean {
    const all = [this.#state, this.#beginning, ...this.#snapshots.values()]
    return all.some(({ store }) => store.apiTokens.has(apiToken))
  }

  /** Opens a copy of this world. @throws {FakeError} When there are too many worlds. */
  fork(name = this.name): World {
    this.refuseIfClosed()
    return this.#fake.open({ name: readName(name, 'A world'), from: this })
  }

  addGate(rule: GateRule): LocalGate {
    return this.#state.armGates().add(`g${++this.#gateCount}`, rule)
  }

  /** @throws {FakeError} When there is no such gate. @throws {GateError} When it is a gate of an earlier state. */
  gateWithId(id: string): LocalGate {
    const gates = this.#state.armGates()
    const isFromBefore = Number(/^g([1-9]\d*)$/.exec(id)?.[1]) <= this.#gateCount - gates.list().length
    if (isFromBefore) throw worldOver({ id })
    return gates.withId(id)
  }

  /** The events from now on. */
  listen(): EventLog {
    this.#events ??= new WorldEvents(this.#state)
    return this.#events.log
  }

  /** Must be called when the clock was moved, stopped or started. */
  noteClock(): void {
    this.#events?.clockMoved(this.#state)
  }

  /** Notes a request that arrived in an earlier state. */
  noteLate(entry: Entry, met: State): void {
    const test = met.test ?? (this === this.#fake.default ? null : this.name)
    const late = { ...(met.journal.describe([entry])[0] as RequestRecord), world: this.id, epoch: met.epoch, test }
    // If the fake closes, there is no default world any more.
    const { state } = (this.#isClosed ? this.#fake.withId('default') : this) ?? this
    state.noteLate(late)
    this.#events?.late(entry, met)
  }

  /** A closed world can be read, but not changed. @throws {FakeError} */
  refuseIfClosed(): void {
    if (!this.#isClosed) return
    const isFakeClosed = this.#fake.isClosed
    throw new FakeError(
      'WORLD_CLOSED',
      isFakeClosed ? 'The fake is closed.' : `The world "${this.name}" is closed.`,
      isFakeClosed
        ? `Start another one with \`create${product.className}()\`, or close this one later.`
        : 'Open another one with `world()`, or close this one later.',
    )
  }

  /** Closes the world: its tokens are unknown, and its held requests continue. A second call changes nothing. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#fake.forget(this)
    const before = this.#state
    // A new state, so that requests under way are late.
    this.#state = before.withStore(before.store)
    before.end()
    this.#events?.log.end()
  }

  readonly #whyTaken = (apiToken: string) => this.#fake.whyTaken(apiToken, this)

  #goBackTo(snapshot: Snapshot, test: string | null): State {
    const state = this.#stateFrom(snapshot, this.#state.epoch + 1, test)
    this.#become(state)
    return state
  }

  #stateFrom({ store, clock }: Snapshot, epoch: number, test: string | null): State {
    const { service, journal, secrets, outcomes, rateLimit } = this.settings
    const copy = store.copy()
    const since = systemNow()
    return new State({
      epoch,
      test,
      store: copy,
      clock: clock.copy(),
      random: this.#random,
      journal: new Journal(journal, {
        secrets,
        source: copy,
        words: service,
        onAnswer: (entry) => outcomes.count(entry),
      }),
      rateLimiter: rateLimit && new RateLimiter(rateLimit),
      unclaimed: () => this.#fake.unclaimedBeside(this, since),
    })
  }

  #become(state: State): void {
    const before = this.#state
    this.#fake.index(this, before.store, state.store)
    this.#state = state
    this.#events?.become(state)
    before.end()
  }
}
