import type { ClockMode } from '../clock/clock.ts'
import { checkObject, isWhole, shown } from '../input/check-input.ts'
import { copyOf } from '../input/json-spelling.ts'
import { OptionError } from '../input/tester-error.ts'

/** The part of a request that an event has. Secrets are cut to their last four characters. */
export interface RequestSummary {
  /** The id of the request. */
  readonly request: string
  readonly operation: string | null
  readonly method: string
  readonly path: string
  /** Null when a fault prevented the answer. */
  readonly status: number | null
  /** Why the request was refused; null when it was not. */
  readonly reason: string | null
}

/** What happened in a world. */
type Happening =
  | ({ readonly type: 'request' } & RequestSummary)
  | ({ readonly type: 'late' } & RequestSummary)
  | { readonly type: 'fault'; readonly request: string; readonly faults: readonly string[] }
  | { readonly type: 'reset'; readonly epoch: number }
  | { readonly type: 'clock'; readonly now: string; readonly mode: ClockMode }

/** A numbered event of a world; or `lost`, with the number of events that are no longer kept. */
export type WorldEvent = { readonly id: number } & (Happening | { readonly type: 'lost'; readonly count: number })

/** Where to begin. */
export interface EventOptions {
  /** The id of the last received event. The kept events after it come first. @default only new events */
  readonly after?: number | undefined
}

/** How many events are kept for listeners that are slow or come back. */
const capacity = 1000

/**
 * The newest events of a world. Without a listener, it keeps them for one that comes back, and forgets them all when that takes
 * longer than {@link capacity} events.
 */
export class EventLog {
  #events: WorldEvent[] = []
  #last = 0
  #listeners = 0
  /** How many events there were since the last listener left. */
  #unheard = 0
  #isEnded = false
  #waiting: (() => void)[] = []

  get last(): number {
    return this.#last
  }

  /** @param tell Makes the event. Not called when the event is not kept. */
  add(tell: () => Happening): void {
    this.#last++
    if (this.#listeners === 0 && ++this.#unheard > capacity) {
      this.#events = []
      return
    }
    // Cut only now and then: to shift one event moves all others.
    if (this.#events.length >= 2 * capacity) this.#events = this.#events.slice(-capacity)
    this.#events.push({ id: this.#last, ...tell() })
    this.#wake()
  }

  /** No more events follow. */
  end(): void {
    this.#isEnded = true
    this.#wake()
  }

  /** The events after one, at the pace of their reader. They end with the world, or with the loop over them. */
  listen(after: number): AsyncIterableIterator<WorldEvent, undefined> {
    let heard = after
    let isOver = false
    this.#listeners++
    this.#unheard = 0
    const stop = async (): Promise<IteratorResult<WorldEvent, undefined>> => {
      if (!isOver) this.#listeners--
      isOver = true
      this.#wake()
      return { done: true, value: undefined }
    }
    return {
      next: async () => {
        while (!isOver && heard === this.#last && !this.#isEnded) {
          await new Promise<void>((resolve) => this.#waiting.push(resolve))
        }
        if (isOver || heard === this.#last) return stop()
        const event = this.#eventAfter(heard)
        heard = event.id
        return { done: false, value: copyOf(event) }
      },
      return: stop,
      [Symbol.asyncIterator]() {
        return this
      },
    }
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

/** @throws {OptionError} */
export function listenTo(log: EventLog, options: EventOptions): AsyncIterableIterator<WorldEvent, undefined> {
  checkEventOptions(options)
  const { after = log.last } = options
  // An id above all others is of an earlier process.
  return log.listen(Math.min(after, log.last))
}

/** @throws {OptionError} */
export function checkEventOptions(options: EventOptions): void {
  checkObject(options, ['after'], 'The options of events', (name) => `Events have no option "${name}".`)
  const { after } = options
  if (after === undefined || isWhole(after, 0)) return
  throw new OptionError(`"after" cannot be ${shown(after)}.`, 'Give the id of an event, a whole number.')
}
