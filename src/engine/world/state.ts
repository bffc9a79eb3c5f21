import type { Clock } from '../clock/clock.ts'
import { ActiveFaults } from '../faults/active-faults.ts'
import type { Replay } from '../faults/replay.ts'
import { Gates } from '../gates/gates.ts'
import type { RateLimiter } from '../http/rate-limiter.ts'
import type { Journal } from '../journal/journal.ts'
import type { LateRequest } from '../journal/request-record.ts'
import type { Store } from '../store.ts'
import type { Random } from './random.ts'
import { Recent } from './recent.ts'

/** So that a suite that never looks keeps its memory flat. */
const lateLimits = {
  maxEntries: 1000,
  maxBytes: 4_000_000,
  sizeOf: (request: LateRequest) => JSON.stringify(request).length,
}

interface Parts {
  /** Counts the states of a world from 1. */
  readonly epoch: number
  /** The test in whose time it is; null when nobody said. */
  readonly test: string | null
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly journal: Journal
  readonly rateLimiter: RateLimiter | undefined
  /** The requests since its beginning that no world can claim, one line for each. */
  readonly unclaimed: () => readonly string[]
}

/**
 * Everything that a reset renews. A request keeps the state that it met, so that after a reset it writes into nothing.
 */
export class State implements Parts {
  readonly epoch: number
  readonly test: string | null
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly journal: Journal
  readonly rateLimiter: RateLimiter | undefined
  readonly unclaimed: Parts['unclaimed']
  /** Requests that met an earlier state and were answered in the time of this one. */
  readonly #late: Recent<LateRequest, LateRequest>
  /** Whether requests must look for faults and gates at all. Most worlds never have any. */
  isArmed = false
  /** Nothing may wait in it any more. */
  isOver = false
  faults: ActiveFaults | undefined
  gates: Gates | undefined
  readonly #releases = new Set<() => void>()

  constructor(
    { epoch, test, store, clock, random, journal, rateLimiter, unclaimed }: Parts,
    late = new Recent<LateRequest, LateRequest>(lateLimits),
  ) {
    this.epoch = epoch
    this.test = test
    this.store = store
    this.clock = clock
    this.random = random
    this.journal = journal
    this.rateLimiter = rateLimiter
    this.unclaimed = unclaimed
    this.#late = late
  }

  /** The next state, the same but for what Explo remembers; gates stay behind with the requests that they hold. */
  withStore(store: Store): State {
    const state = new State({ ...this, store, epoch: this.epoch + 1 }, this.#late)
    this.journal.hideSecretsOf(store)
    state.faults = this.faults
    state.isArmed = this.faults !== undefined
    return state
  }

  armFaults(replay: Replay): ActiveFaults {
    this.isArmed = true
    this.faults ??= new ActiveFaults(this.random, replay)
    return this.faults
  }

  armGates(): Gates {
    this.isArmed = true
    this.gates ??= new Gates()
    return this.gates
  }

  noteLate(request: LateRequest): void {
    this.#late.set(request, request)
  }

  /** Oldest first. */
  late(): LateRequest[] {
    return this.#late.values()
  }

  /**
   * Calls `release` when this state is over, for whoever holds a request: nobody will come to let it go.
   *
   * @returns Takes that back.
   */
  onEnd(release: () => void): () => void {
    this.#releases.add(release)
    return () => this.#releases.delete(release)
  }

  /** Lets everything go that waits in this state. */
  end(): void {
    this.isOver = true
    this.gates?.end()
    this.clock.release()
    for (const release of this.#releases) release()
    this.#releases.clear()
  }
}
