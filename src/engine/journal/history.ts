import type { Change } from './change.ts'
import type { Entry } from './entry.ts'

/** Changes that belong to one moment. */
interface Step {
  readonly moment: number | null
  readonly changes: readonly Change[]
}

/** How many changes of seeds are kept. The changes of requests are kept by the journal. */
const maxSeedChanges = 10_000

/**
 * The order in which the data of a world changed. Each request or seed that changes something begins a new moment. The
 * state of an earlier moment is the present one with all later changes undone.
 */
export class History {
  #now = 0
  #seeds: Step[] = []

  /** Gives a request its moment, when its operation is done or it is refused. Later calls change nothing. */
  note(entry: Entry): void {
    entry.moment ??= entry.changes.length > 0 ? ++this.#now : this.#now
  }

  noteSeed(changes: readonly Change[]): void {
    if (changes.length === 0) return
    this.#seeds.push({ moment: ++this.#now, changes })
    let kept = this.#seeds.reduce((sum, seed) => sum + seed.changes.length, 0)
    while (kept > maxSeedChanges) kept -= (this.#seeds.shift() as Step).changes.length
  }

  /** Makes all earlier moments unavailable. */
  cut(): void {
    this.#now++
  }

  /**
   * The changes since a moment, oldest first; undefined when some of them are no longer kept.
   *
   * @param entries The requests that the journal keeps.
   */
  changesSince(moment: number, entries: readonly Entry[]): Change[] | undefined {
    const steps = [...entries, ...this.#seeds].filter(
      (step: Step) => step.changes.length > 0 && Number(step.moment) > moment,
    )
    if (steps.length !== this.#now - moment) return undefined
    return steps.sort((one, other) => Number(one.moment) - Number(other.moment)).flatMap(({ changes }) => changes)
  }
}
