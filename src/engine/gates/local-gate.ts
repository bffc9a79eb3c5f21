import { alarm } from '../clock/system-time.ts'
import { shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { matches } from '../journal/request-match.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import type { Gate, GatePoint, GateRecord, ReleaseOptions } from './gate.ts'
import { type GateError, missed, openedEarly, worldOver } from './gate-error.ts'
import { type GateRule, readOrder } from './read-gate.ts'

/** A request that a gate can hold. */
interface HeldRequest {
  readonly entry: Entry
  wait(released: Promise<void>): Promise<void>
  /** Resolves when the request is answered or waits again. */
  stopped(): Promise<void>
}

interface Held {
  readonly request: HeldRequest
  readonly go: () => void
}

/** A gate in this process. */
export class LocalGate implements Gate {
  readonly id: string
  readonly arrived: Promise<readonly RequestRecord[]>
  readonly #rule: GateRule
  readonly #held: Held[] = []
  readonly #cancelAlarm: () => void
  #status: GateRecord['status'] = 'waiting'
  #error: GateError | undefined
  #arrive!: (entries: readonly Entry[]) => void
  #fail!: (error: GateError) => void

  constructor(id: string, rule: GateRule, journal: Journal) {
    this.id = id
    this.#rule = rule
    const held = new Promise<readonly Entry[]>((resolve, reject) => {
      this.#arrive = resolve
      this.#fail = reject
    })
    this.arrived = held.then((entries) => journal.describe(entries))
    // A test that never awaits it must not crash its process.
    this.arrived.catch(() => {})
    this.#cancelAlarm = alarm(rule.timeoutMs, () => this.#giveUp('missed', missed(this.describe())))
  }

  get isClosed(): boolean {
    return this.#status === 'waiting' || this.#status === 'arrived'
  }

  get #entries(): Entry[] {
    return this.#held.map(({ request }) => request.entry)
  }

  isFor(point: GatePoint, entry: Entry): boolean {
    const { at, operation, where } = this.#rule
    return this.isClosed && at === point && operation === entry.operation && (!where || matches(entry, { where }))
  }

  /** Resolves when the request can go on. */
  async hold(request: HeldRequest): Promise<void> {
    const released = new Promise<void>((go) => this.#held.push({ request, go }))
    if (this.#status === 'waiting' && this.#held.length === this.#rule.parties) {
      this.#status = 'arrived'
      this.#cancelAlarm()
      this.#arrive(this.#entries)
    }
    await request.wait(released)
  }

  async release(options: ReleaseOptions = {}): Promise<void> {
    const order = readOrder(options)
    if (this.#error) throw this.#error
    const inOrder = this.#inOrder(order)
    if (this.#status === 'waiting') this.#fail(openedEarly(this.describe()))
    this.#status = 'released'
    this.#cancelAlarm()
    this.#held.length = 0
    for (const { request, go } of inOrder) {
      const stopped = request.stopped()
      go()
      await stopped
    }
  }

  /** Lets all requests go on, because the world was reset or closed. */
  end(): void {
    if (this.isClosed) this.#giveUp('released', worldOver(this.describe()))
  }

  describe(): GateRecord {
    return { id: this.id, ...this.#rule, status: this.#status, requests: this.#entries.map(({ id }) => id) }
  }

  #giveUp(status: GateRecord['status'], error: GateError): void {
    this.#status = status
    this.#error = error
    this.#cancelAlarm()
    this.#fail(error)
    for (const { go } of this.#held.splice(0)) go()
  }

  #inOrder(order: readonly string[]): Held[] {
    const rest = new Map(this.#held.map((held) => [held.request.entry.id, held]))
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
