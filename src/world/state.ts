import type { Team } from '../domain/team.ts'
import type { Clock } from './clock/clock.ts'
import type { Entry } from './journal/entry.ts'
import type { Journal } from './journal/journal.ts'
import type { Random } from './random.ts'

/** So that a suite that never looks keeps its memory flat. */
const maxLate = 1000

interface Parts {
  readonly team: Team
  readonly clock: Clock
  readonly random: Random
  readonly journal: Journal
}

/**
 * Everything that a reset renews. A request keeps the state that it met, so that after a reset it writes into nothing.
 */
export class State implements Parts {
  readonly team: Team
  readonly clock: Clock
  readonly random: Random
  readonly journal: Journal
  /** Requests that met an earlier state and were answered in the time of this one. */
  readonly late: Entry[]
  readonly #releases = new Set<() => void>()

  constructor({ team, clock, random, journal }: Parts, late: Entry[] = []) {
    this.team = team
    this.clock = clock
    this.random = random
    this.journal = journal
    this.late = late
  }

  /** The same but for what Explo remembers. */
  withTeam(team: Team): State {
    return new State({ ...this, team }, this.late)
  }

  noteLate(entry: Entry): void {
    if (this.late.length === maxLate) this.late.shift()
    this.late.push(entry)
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
    this.clock.release()
    for (const release of this.#releases) release()
    this.#releases.clear()
  }
}
