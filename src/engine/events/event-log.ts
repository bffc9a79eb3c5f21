import type { ClockMode } from '../clock/clock.ts'
import { checkObject, isWhole, shown } from '../input/check-input.ts'
import { copyOf } from '../input/json-spelling.ts'
import { OptionError } from '../input/tester-error.ts'

/** What a request event tells; {@link Requests.get} has the rest. Secrets are cut to their last four characters. */
export interface RequestSummary {
  /** The id of the request. */
  readonly request: string
  readonly operation: string | null
  readonly method: string
  readonly path: string
  /** Null when a fault is why there was no answer. */
  readonly status: number | null
  /** Why it was refused; null when it was not. */
  readonly reason: string | null
}

/** What happened in a world. */
type Happening =
  | ({ readonly type: 'request' } & RequestSummary)
  | ({ readonly type: 'late' } & RequestSummary)
  | { readonly type: 'fault'; readonly request: string; readonly faults: readonly string[] }
  | { readonly type: 'reset'; readonly epoch: number }
  | { readonly type: 'clock'; readonly now: string; readonly mode: ClockMode }

/** What happened in a world, numbered; or how many events nobody can tell any more. */
export type WorldEvent = { readonly id: number } & (Happening | { readonly type: 'lost'; readonly count: number })

/** How to listen. */
export interface EventOptions {
  /** The id of the last event that was heard: those after it come first, as far as they are kept. @default only new ones */
  readonly after?: number | undefined
}

/** The newest events that are kept for who listens slowly or comes back. */
const capacity = 1000

/**
 * The events of a world. It is made when somebody first listens, and keeps nothing again when nobody has listened for as
 * many events as it can keep.
 */
export class EventLog {
  #events: WorldEvent[] = []
  #last = 0
  #listeners = 0
  /** Since the last listener left. */
  #unheard = 0
  #isEnded = false
  #waiting: (() => void)[] = []

  get last(): number {
    return this.#last
  }

  /** @param tell What happened; not asked when nobody will hear it. */
  add(tell: () => Happening): void {
    this.#last++
    if (this.#listeners === 0 && ++this.#unheard > capacity) {
      this.#events = []
      return
    }
    // Emptied in large pieces: a shift of every event would move all the others.
    if (this.#events.length >= 2 * capacity) this.#events = this.#events.slice(-capacity)
    this.#events.push({ id: this.#last, ...tell() })
    this.#wake()
  }

  /** Who listens hears no more. */
  end(): void {
    this.#isEnded = true
    this.#wake()
  }

  /** The event after that one; what says how many are lost; or undefined at the end of the world. */
  async next(after: number, signal: { readonly isOver: boolean }): Promise<WorldEvent | undefined> {
    for (;;) {
      if (signal.isOver) return undefined
      if (after < this.#last) return this.#eventAfter(after)
      if (this.#isEnded) return undefined
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  listen(): void {
    this.#listeners++
    this.#unheard = 0
  }

  leave(): void {
    this.#listeners--
    this.#wake()
  }

  #eventAfter(after: number): WorldEvent {
    const first = this.#events[0]?.id ?? this.#last + 1
    if (after + 1 >= first) return this.#events[after + 1 - first] as WorldEvent
    return { id: first - 1, type: 'lost', count: first - 1 - after }
  }

  #wake(): void {
    for (const resume of this.#waiting.splice(0)) resume()
  }
}

/** The events from a moment on, at the pace of who reads them. Ends with the world, or with the loop that reads it. */
class EventStream implements AsyncIterableIterator<WorldEvent, undefined> {
  readonly #log: EventLog
  #heard: number
  #isOver = false

  /** Listens from now on, not from the first look. */
  constructor(log: EventLog, after: number) {
    this.#log = log
    this.#heard = after
    log.listen()
  }

  get isOver(): boolean {
    return this.#isOver
  }

  async next(): Promise<IteratorResult<WorldEvent, undefined>> {
    const event = await this.#log.next(this.#heard, this)
    if (!event) return this.return()
    this.#heard = event.id
    return { done: false, value: copyOf(event) }
  }

  async return(): Promise<IteratorResult<WorldEvent, undefined>> {
    if (!this.#isOver) {
      this.#isOver = true
      this.#log.leave()
    }
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}

/** @throws {OptionError} */
export function listenTo(log: EventLog, options: EventOptions): EventStream {
  checkEventOptions(options)
  const { after = log.last } = options
  // The id of an event of an earlier process says nothing here.
  return new EventStream(log, Math.min(after, log.last))
}

/** @throws {OptionError} */
export function checkEventOptions(options: EventOptions): void {
  checkObject(options, ['after'], 'The options of events', (name) => `Events have no option "${name}".`)
  const { after } = options
  if (after === undefined || isWhole(after, 0)) return
  throw new OptionError(`"after" cannot be ${shown(after)}.`, 'Give the id of an event, a whole number.')
}
