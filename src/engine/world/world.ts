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

/** The fake that a world belongs to, as the world sees it. */
interface Fake {
  readonly settings: Settings
  /** How the fake is reached. @throws {FakeError} When it does not listen. */
  readonly address: () => FakeAddress
  readonly default: World
  /** Whether a further world would be refused. */
  readonly isFull: boolean
  readonly isClosed: boolean
  /** Lets tokens pick `world` from now on, in the place of those that it had before. */
  index(world: World, before: Store | undefined, after: Store): void
  /** Why `world` cannot have that token. Undefined when it can. */
  whyTaken(apiToken: string, world: World): string | undefined
  withId(id: string): World | undefined
  /** The requests that came since then without an API token of any world, one line for each. */
  unclaimedBeside(world: World, since: number): string[]
  /** Opens a world that begins as a copy of another one. */
  open(origin: { readonly name: string; readonly from: World }): World
  /** From now on no request reaches that world. */
  forget(world: World): void
}

/** What a world is made of. */
export interface WorldParts {
  readonly id: string
  readonly name: string
  /** What resets go back to. */
  readonly beginning: Snapshot
  readonly random: Random
  readonly fake: Fake
  /** Replaces the API tokens of a fixture by tokens of this world alone. Undefined for the default world. */
  readonly giveOwnTokens?: (store: Store) => void
}

/** One store with its API tokens, and all state that a test can touch. It answers the requests that have one of the tokens. */
export class World {
  readonly id: string
  readonly name: string
  /** When the last request or call came, in milliseconds since 1970. Only kept where idle worlds expire. */
  usedAt = systemNow()
  readonly #fake: Fake
  readonly #random: Random
  #beginning: Snapshot
  readonly #giveOwnTokens: WorldParts['giveOwnTokens']
  /** By name. */
  readonly #snapshots = new Map<string, Snapshot>()
  #state: State
  #isClosed = false
  /** How many gates all epochs had. */
  #gateCount = 0
  /** Made when a tester first listens. */
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

  /** Whether a further world would be refused. */
  get isFakeFull(): boolean {
    return this.#fake.isFull
  }

  /** How the fake is reached. @throws {FakeError} When it does not listen. */
  get address(): FakeAddress {
    return this.#fake.address()
  }

  /** What a request that arrives now works on, until its end. */
  get state(): State {
    return this.#state
  }

  get tokens(): readonly ApiToken[] {
    return [...this.#state.store.apiTokens.values()]
  }

  /** The names of the snapshots, in the order in which they were taken. */
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

  /** Goes back to a snapshot. @throws {FakeError} When there is none of that name. */
  restore(name: string, test: string | null): State {
    const snapshot = this.#snapshots.get(name)
    if (snapshot) return this.#goBackTo(snapshot, test)
    throw unknownName('snapshot', name, this.snapshots)
  }

  /** The present data and clock. @param random How the copy makes up secrets. @default as this world does */
  snapshotNow(random?: Random): Snapshot {
    const { store, clock } = this.#state
    return { store: store.copy(random), clock: clock.copy() }
  }

  /**
   * Resets go back to other fixtures from now on. Stored data stays, and what is new in the fixtures is added.
   *
   * @throws {FixtureError} Then nothing has changed.
   */
  beginWith(next: Snapshot, changes: readonly Draft[]): void {
    const { store, random } = this.#state
    // First on a copy, because the last of them may be the one with a mistake.
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

  /** Puts data in the place of all that is stored. @throws {FixtureError} Then nothing has changed. */
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

  /** Whether the token picks this world, now or after a reset or a restore. */
  hasClaimTo(apiToken: string): boolean {
    const all = [this.#state, this.#beginning, ...this.#snapshots.values()]
    return all.some(({ store }) => store.apiTokens.has(apiToken))
  }

  /** Opens a world that begins as a copy of this one. @throws {FakeError} When there are as many as there may be. */
  fork(name = this.name): World {
    this.refuseIfClosed()
    return this.#fake.open({ name: readName(name, 'A world'), from: this })
  }

  addGate(rule: GateRule): LocalGate {
    return this.#state.armGates().add(`g${++this.#gateCount}`, rule)
  }

  /** @throws {FakeError} When there is none. @throws {GateError} When it was a gate before a reset. */
  gateWithId(id: string): LocalGate {
    const gates = this.#state.armGates()
    const isFromBefore = Number(/^g([1-9]\d*)$/.exec(id)?.[1]) <= this.#gateCount - gates.list().length
    if (isFromBefore) throw worldOver({ id })
    return gates.withId(id)
  }

  /** What happens from now on. */
  listen(): EventLog {
    this.#events ??= new WorldEvents(this.#state)
    return this.#events.log
  }

  /** To call when the clock was moved, stopped or started. */
  noteClock(): void {
    this.#events?.clockMoved(this.#state)
  }

  /** Takes the entry of a request that was answered in another state than the one that it met. */
  noteLate(entry: Entry, met: State): void {
    const test = met.test ?? (this === this.#fake.default ? null : this.name)
    const late = { ...(met.journal.describe([entry])[0] as RequestRecord), world: this.id, epoch: met.epoch, test }
    // While the fake closes, no other world is left.
    const { state } = (this.#isClosed ? this.#fake.withId('default') : this) ?? this
    state.noteLate(late)
    this.#events?.late(entry, met)
  }

  /** A closed world can be read, and not changed. @throws {FakeError} */
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

  /** Closes the world: its tokens are unknown from now on, and nothing waits in it. Closing twice is closing once. */
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
        words: service.changeWords,
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
