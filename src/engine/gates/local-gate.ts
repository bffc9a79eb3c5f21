import { alarm } from '../clock/system-time.ts'
import type { HeldRequest } from '../http/held-request.ts'
import { shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Entry } from '../journal/entry.ts'
import { matches } from '../journal/request-match.ts'
import type { GatePoint, GateRecord } from './gate.ts'
import { type GateError, missed, openedEarly, worldOver } from './gate-error.ts'
import type { GateRule } from './read-gate.ts'

interface Held {
  readonly passage: HeldRequest
  readonly go: () => void
}

/** A gate in this process. */
export class Barrier {
  readonly id: string
  /** Resolves when as many requests wait here as were to come. */
  readonly arrived: Promise<void>
  readonly #rule: GateRule
  readonly #held: Held[] = []
  readonly #cancelAlarm: () => void
  #status: GateRecord['status'] = 'waiting'
  #error: GateError | undefined
  #arrive!: () => void
  #fail!: (error: GateError) => void

  constructor(id: string, rule: GateRule) {
    this.id = id
    this.#rule = rule
    this.arrived = new Promise((resolve, reject) => {
      this.#arrive = resolve
      this.#fail = reject
    })
    // Who awaits it hears of it; nobody else's process shall end because of it.
    this.arrived.catch(() => {})
    this.#cancelAlarm = alarm(rule.timeoutMs, () => this.#giveUp('missed', missed(this.describe())))
  }

  get isClosed(): boolean {
    return this.#status === 'waiting' || this.#status === 'arrived'
  }

  /** In the order in which they came. */
  get entries(): Entry[] {
    return this.#held.map(({ passage }) => passage.entry)
  }

  isFor(point: GatePoint, entry: Entry): boolean {
    const { at, operation, where } = this.#rule
    return this.isClosed && at === point && operation === entry.operation && (!where || matches(entry, { where }))
  }

  /** Resolves when the request may go on. */
  async hold(passage: HeldRequest): Promise<void> {
    const released = new Promise<void>((go) => this.#held.push({ passage, go }))
    if (this.#status === 'waiting' && this.#held.length === this.#rule.parties) {
      this.#status = 'arrived'
      this.#cancelAlarm()
      this.#arrive()
    }
    await passage.wait(released)
  }

  /** Resolves when each has been answered or waits again. @throws {GateError} @throws {OptionError} */
  async release(order: readonly string[]): Promise<void> {
    if (this.#error) throw this.#error
    const inOrder = this.#inOrder(order)
    if (this.#status === 'waiting') this.#fail(openedEarly(this.describe()))
    this.#status = 'released'
    this.#cancelAlarm()
    this.#held.length = 0
    for (const { passage, go } of inOrder) {
      const stopped = passage.stopped()
      go()
      await stopped
    }
  }

  /** Lets everything go, because the state that it belongs to is over. */
  end(): void {
    if (this.isClosed) this.#giveUp('released', worldOver(this.describe()))
  }

  describe(): GateRecord {
    return { id: this.id, ...this.#rule, status: this.#status, requests: this.entries.map(({ id }) => id) }
  }

  #giveUp(status: GateRecord['status'], error: GateError): void {
    this.#status = status
    this.#error = error
    this.#cancelAlarm()
    this.#fail(error)
    for (const { go } of this.#held.splice(0)) go()
  }

  #inOrder(order: readonly string[]): Held[] {
    const rest = new Map(this.#held.map((held) => [held.passage.entry.id, held]))
    const first = order.map((id) => {
      const held = rest.get(id)
      if (!held) {
        const problem = `Gate ${this.id} does not hold the request ${shown(id)}, or the order names it twice.`
        throw new OptionError(problem, suggestion(String(id), [...rest.keys()]))
      }
      rest.delete(id)
      return held
    })
    return [...first, ...rest.values()]
  }
}
