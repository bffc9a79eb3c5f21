import { copyOf } from '../input/copy-of.ts'
import type { EventLog } from './event-log.ts'
import type { WorldEvent } from './world-event.ts'

/** The events from a moment on, at the pace of who reads them. Ends with the world, or with the loop that reads it. */
export class EventStream implements AsyncIterableIterator<WorldEvent, undefined> {
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
