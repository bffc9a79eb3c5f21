import type { Clock } from '../clock/clock.ts'
import { ActiveFaults } from '../faults/active-faults.ts'
import type { Replay } from '../faults/replay.ts'
import { Gates } from '../gates/gates.ts'
import { FakeError } from '../input/tester-error.ts'
import type { Change } from '../journal/change.ts'
import { findRequest } from '../journal/find-requests.ts'
import type { Journal } from '../journal/journal.ts'
import { undo } from '../journal/past-records.ts'
import type { LateRequest } from '../journal/request-record.ts'
import type { Random } from '../random.ts'
import type { Service } from '../service.ts'
import type { Store } from '../store.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { Recent } from './recent.ts'

/** Limits the memory of late requests that no test reads. */
const lateLimits = {
  maxEntries: 1000,
  maxBytes: 4_000_000,
  sizeOf: (request: LateRequest) => JSON.stringify(request).length,
}

/** Data and clock that a world can go back to. A world changes only copies of them. */
export interface Snapshot {
  readonly store: Store
  readonly clock: Clock
}

type Parts = Pick<State, 'clock' | 'epoch' | 'journal' | 'random' | 'rateLimiter' | 'store' | 'test' | 'unclaimed'>

/** All that a reset replaces. A request keeps the state in which it arrived, so it cannot change a later one. */
export class State {
  /** The number of the state in its world, from 1. */
  readonly epoch: number
  /** The test of this epoch; null when it is unknown. */
  readonly test: string | null
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly journal: Journal
  readonly rateLimiter: RateLimiter | undefined
  /** The requests during this state without an API token of any world, one line for each. */
  readonly unclaimed: () => readonly string[]
  /** Requests that arrived in an earlier state and were answered in this one. */
  readonly #late: Recent<LateRequest, LateRequest>
  /** Whether there are faults or gates. */
  isArmed = false
  /** Whether it was replaced, so that requests may no longer wait in it. */
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

  /** The next state, with another store. The gates and the requests that they hold stay in this state. */
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
    this.gates ??= new Gates(this.journal)
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
   * Calls `release` when this state ends, so that a held request continues.
   *
   * @returns Cancels the call.
   */
  onEnd(release: () => void): () => void {
    this.#releases.add(release)
    return () => this.#releases.delete(release)
  }

  /** Releases all requests that wait in this state. */
  end(): void {
    this.isOver = true
    this.gates?.end()
    this.clock.release()
    for (const release of this.#releases) release()
    this.#releases.clear()
  }
}

/** The whole state before and after a request, each in the format of `inspect()`. */
export interface RequestState<Fixture = unknown> {
  readonly before: Fixture
  readonly after: Fixture
}

/** @throws {FakeError} When the journal does not have the request or all later changes. */
export function stateAround({ store, journal }: State, id: string, { fixture, records }: Service): RequestState {
  const { moment, changes, isComplete } = findRequest(journal, id)
  const present = store.dump()
  // The operation has not run yet.
  if (moment === null && !isComplete) return { before: present, after: present }

  const later = moment === null ? undefined : journal.history.changesSince(moment, journal.entries())
  if (later === undefined) throw stateGone(id)
  const undone = (state: unknown, those: readonly Change[]) =>
    fixture.undo ? fixture.undo(state, those) : undo(records, state as object, those)
  const after = undone(present, later)
  return { before: undone(after, changes), after }
}

function stateGone(id: string): FakeError {
  return new FakeError(
    'STATE_GONE',
    `The state around request "${id}" is not available any more.`,
    'Since then, all data was replaced, over 10,000 records were seeded, or the journal dropped a request that changed something. Raise the option "journal", or ask earlier.',
  )
}
