import type { ClockMode } from '../clock/clock.ts'

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
