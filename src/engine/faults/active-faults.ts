import type { Entry } from '../journal/entry.ts'
import { matches } from '../journal/request-match.ts'
import type { Random } from '../random.ts'
import type { Effect } from './effect.ts'
import type { ArmedFault } from './fault.ts'
import type { FaultRule } from './read-fault.ts'
import type { Replay } from './replay.ts'

/** A request whose operation is known and whose body is read. */
interface MetRequest {
  readonly entry: Entry
  readonly operation: string
  /** Without the query. */
  readonly path: string
}

/** A fault of a world, with the number of requests that it matched and fired for. */
class ActiveFault {
  readonly id: string
  readonly fault: FaultRule
  #skipped = 0
  #hits = 0
  /**
   * How many requests of each operation it met. Random decisions depend on it, so that the order of operations does not
   * matter.
   */
  readonly #met = new Map<string, number>()

  constructor(id: string, fault: FaultRule) {
    this.id = id
    this.fault = fault
  }

  get isSpent(): boolean {
    return this.#hits === this.fault.shown.times
  }

  isFor({ entry, operation, path }: MetRequest): boolean {
    const { operations, shown } = this.fault
    const { match } = shown
    return (
      operations.has(operation) &&
      (match.path === undefined || match.path === path) &&
      matches(entry, { where: match.where })
    )
  }

  /**
   * Decides whether it fires for a request.
   *
   * @returns The delay of the request in milliseconds; undefined when it does not fire.
   */
  meet({ operation }: MetRequest, now: number, random: Random): number | undefined {
    const { from, until, delay, shown } = this.fault
    const { skip, rate = 1 } = shown
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

/** What all faults together do to one request. */
interface Hit {
  /** The ids of the faults; the last one has the effect. */
  readonly ids: readonly string[]
  /** Milliseconds. */
  readonly delay: number
  /** Undefined when the request is only delayed. */
  readonly effect: Effect | undefined
}

/** So that a suite that never resets does not fill the memory. */
const mostSpent = 1000

/** The faults of a world. */
export class ActiveFaults {
  readonly #random: Random
  readonly #replay: Replay
  readonly #all = new Map<string, ActiveFault>()
  #added = 0

  constructor(random: Random, replay: Replay) {
    this.#random = random
    this.#replay = replay
  }

  add(fault: FaultRule): ArmedFault {
    const armed = new ActiveFault(`f${++this.#added}`, fault)
    this.#all.set(armed.id, armed)
    const spent = [...this.#all.values()].filter(({ isSpent }) => isSpent)
    if (spent.length > mostSpent) this.#all.delete((spent[0] as ActiveFault).id)
    return armed.describe()
  }

  /** In the order in which they were armed. Of the spent ones, only the newest are kept. */
  list(): ArmedFault[] {
    return [...this.#all.values()].map((armed) => armed.describe())
  }

  /** @returns Whether the fault existed. */
  remove(id: string): boolean {
    return this.#all.delete(id)
  }

  clear(): void {
    this.#all.clear()
  }

  /** What the faults of a phase do to a request. Delays add up, until the first fault with an effect. */
  meet(phase: 'after' | 'before', request: MetRequest, now: number): Hit | undefined {
    const ids: string[] = []
    let sum = 0
    for (const armed of this.#all.values()) {
      const { fault, id } = armed
      if (armed.isSpent || fault.shown.phase !== phase || !armed.isFor(request)) continue
      const delay = armed.meet(request, now, this.#random)
      if (delay === undefined) continue

      ids.push(id)
      sum += delay
      if (fault.shown.replay !== null) this.#replay.print('random faults are firing')
      if (fault.effect) return { ids, delay: sum, effect: fault.effect }
    }
    return ids.length > 0 ? { ids, delay: sum, effect: undefined } : undefined
  }
}
