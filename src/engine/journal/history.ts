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
 * The order in which the data of a world changed. Each request or seed that changes something begins a new moment, so that
 * the state of an earlier moment follows from the present one: take back all changes since.
 */
export class History {
  #now = 0
  #seeds: Step[] = []

  /** Gives a request its moment, as soon as its operation was done or it was refused. The first call decides. */
  note(entry: Entry): void {
    entry.moment ??= entry.changes.length > 0 ? ++this.#now : this.#now
  }

  /** @param changes At least one. */
  noteSeed(changes: readonly Change[]): void {
    this.#seeds.push({ moment: ++this.#now, changes })
    let kept = this.#seeds.reduce((sum, seed) => sum + seed.changes.length, 0)
    while (kept > maxSeedChanges) kept -= (this.#seeds.shift() as Step).changes.length
  }

  /** No moment before now can be told any more. */
  cut(): void {
    this.#now++
  }

  /**
   * What has changed since a moment, oldest first. Undefined when some of it is not kept any more.
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
