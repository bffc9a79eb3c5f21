import type { Random } from '../world/random.ts'
import { ActiveFault, type Victim } from './active-fault.ts'
import type { ArmedFault } from './fault.ts'
import type { Outcome } from './outcome.ts'
import type { FaultRule } from './read-fault.ts'
import type { Replay } from './replay.ts'

/** What faults do to one request, all together. */
export interface Strike {
  /** The faults, the one with the outcome last. */
  readonly ids: readonly string[]
  /** Milliseconds. */
  readonly delay: number
  /** Undefined when the request is only delayed. */
  readonly outcome: Outcome | undefined
}

/** A suite that never resets must not fill the memory. */
const mostSpent = 1000

/** The faults of a world. */
export class ActiveFaults {
  readonly #random: Random
  readonly #replay: Replay
  readonly #all = new Map<string, ActiveFault>()
  /** Those that may still strike, in the order in which they were armed. */
  readonly #active = new Set<ActiveFault>()
  #added = 0

  constructor(random: Random, replay: Replay) {
    this.#random = random
    this.#replay = replay
  }

  add(fault: FaultRule): ArmedFault {
    const armed = new ActiveFault(`f${++this.#added}`, fault)
    this.#all.set(armed.id, armed)
    this.#active.add(armed)
    if (this.#all.size - this.#active.size > mostSpent) this.#forgetOldestSpent()
    return armed.describe()
  }

  /** In the order in which they were armed, with the newest of those that are spent. */
  list(): ArmedFault[] {
    return [...this.#all.values()].map((armed) => armed.describe())
  }

  /** @returns Whether there was such a fault. */
  remove(id: string): boolean {
    const armed = this.#all.get(id)
    if (armed) this.#active.delete(armed)
    return this.#all.delete(id)
  }

  clear(): void {
    this.#all.clear()
    this.#active.clear()
  }

  /** What strikes a request in that phase. Delays add up; the first fault with an outcome is the last to be asked. */
  strike(phase: 'after' | 'before', victim: Victim, now: number): Strike | undefined {
    const ids: string[] = []
    let sum = 0
    for (const armed of this.#active) {
      const { fault, id } = armed
      if (fault.phase !== phase || !armed.isFor(victim)) continue
      const delay = armed.meet(victim, now, this.#random)
      if (delay === undefined) continue

      ids.push(id)
      sum += delay
      if (armed.isSpent) this.#active.delete(armed)
      if (fault.shown.replay !== null) this.#replay.print('random faults are striking')
      if (fault.outcome) return { ids, delay: sum, outcome: fault.outcome }
    }
    return ids.length > 0 ? { ids, delay: sum, outcome: undefined } : undefined
  }

  #forgetOldestSpent(): void {
    for (const [id, armed] of this.#all) if (!this.#active.has(armed)) return void this.#all.delete(id)
  }
}
