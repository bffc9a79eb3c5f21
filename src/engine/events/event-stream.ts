import { checkObject, isWhole, shown } from '../input/check-input.ts'
import { copyOf } from '../input/json-spelling.ts'
import { OptionError } from '../input/tester-error.ts'
import type { EventLog, EventOptions, WorldEvent } from './event-log.ts'

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
