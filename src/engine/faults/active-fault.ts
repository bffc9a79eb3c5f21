import type { Entry } from '../journal/entry.ts'
import { matches } from '../journal/request-match.ts'
import type { Random } from '../world/random.ts'
import type { ArmedFault } from './fault.ts'
import type { FaultRule } from './read-fault.ts'

/** A request that may meet faults: the operation is known, and the body is read. */
export interface Victim {
  readonly entry: Entry
  readonly operation: string
  /** Without the query. */
  readonly path: string
}

/** A fault, and what became of it. */
export class ActiveFault {
  readonly id: string
  readonly fault: FaultRule
  /** How many requests it let pass because of `skip`. */
  #skipped = 0
  #hits = 0
  /** How many requests it met by operation: the order of different operations must not change what chance decides. */
  readonly #met = new Map<string, number>()

  constructor(id: string, fault: FaultRule) {
    this.id = id
    this.fault = fault
  }

  get isSpent(): boolean {
    return this.#hits === this.fault.times
  }

  isFor({ entry, operation, path }: Victim): boolean {
    const { fault } = this
    return (
      fault.operations.has(operation) &&
      (fault.path === undefined || fault.path === path) &&
      (fault.where === undefined || matches(entry, { where: fault.where }))
    )
  }

  /**
   * Meets a request that it is for.
   *
   * @returns For how many milliseconds the request is delayed, or undefined when it is not struck.
   */
  meet({ operation }: Victim, now: number, random: Random): number | undefined {
    const { from, until, skip, rate, delay } = this.fault
    const nth = (this.#met.get(operation) ?? 0) + 1
    this.#met.set(operation, nth)
    if (now < from || now >= until) return undefined
    if (this.#skipped < skip) {
      this.#skipped++
      return undefined
    }
    const key = [this.id, operation, nth]
    if (rate < 1 && random.fraction('rate', ...key) >= rate) return undefined

    this.#hits++
    return delay?.(random, key) ?? 0
  }

  describe(): ArmedFault {
    return { id: this.id, ...this.fault.shown, hits: this.#hits, isSpent: this.isSpent }
  }
}
