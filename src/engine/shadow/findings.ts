import { isDeepStrictEqual } from 'node:util'
import type { ShadowDifference } from './compare.ts'

/** One way in which the upstream is not as the fake, in all answers of one operation. */
export interface ShadowFinding {
  /** The name of the operation, or method and path of what is none. */
  readonly operation: string
  readonly field: string
  /** As it was seen first. */
  readonly upstream: unknown
  readonly fake: unknown
  /** What the fake assumes there; empty where it follows the documentation. */
  readonly assumptions: readonly string[]
  /** In how many answers. */
  readonly times: number
  /** The number of the first call that showed it. */
  readonly firstCall: number
  /** Other operations whose answers show the same record with the same difference, as its consequence. */
  readonly alsoIn: readonly string[]
}

interface Growing extends Omit<ShadowFinding, 'alsoIn'> {
  times: number
  readonly alsoIn: Set<string>
}

/** A call and how it was answered, as far as a finding needs it. */
interface Seen {
  readonly operation: string
  readonly call: number
  readonly assumptions: (difference: ShadowDifference) => readonly string[]
}

/** All differences of a run, each said once. */
export class Findings {
  readonly #byPlace = new Map<string, Growing>()
  /** By record and key, what was last seen of it: an answer that shows it again shows nothing new. */
  readonly #bySource = new Map<string, { finding: Growing; difference: ShadowDifference }>()

  add(differences: readonly ShadowDifference[], seen: Seen): void {
    for (const difference of differences) this.#add(difference, seen)
  }

  list(): ShadowFinding[] {
    return [...this.#byPlace.values()].map(({ alsoIn, ...finding }) => ({ ...finding, alsoIn: [...alsoIn] }))
  }

  #add(difference: ShadowDifference, { operation, call, assumptions }: Seen): void {
    const { field, upstream, fake, record } = difference
    const source = record === null ? undefined : JSON.stringify([record, field.slice(field.lastIndexOf('/') + 1)])
    const behind = assumptions(difference)
    const place = `${operation} ${field} ${behind}`
    const earlier = source === undefined ? undefined : this.#bySource.get(source)
    if (earlier && !this.#byPlace.has(place) && isSame(earlier.difference, difference)) {
      if (earlier.finding.operation !== operation) earlier.finding.alsoIn.add(operation)
      return
    }

    const finding = this.#byPlace.get(place) ?? {
      ...{ operation, field, upstream, fake, assumptions: behind },
      ...{ times: 0, firstCall: call, alsoIn: new Set<string>() },
    }
    finding.times++
    this.#byPlace.set(place, finding)
    if (source !== undefined) this.#bySource.set(source, { finding, difference })
  }
}

function isSame(one: ShadowDifference, other: ShadowDifference): boolean {
  return isDeepStrictEqual([one.upstream, one.fake], [other.upstream, other.fake])
}
