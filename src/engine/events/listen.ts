import { checkObject } from '../input/check-object.ts'
import { shown } from '../input/shown.ts'
import { OptionError } from '../input/tester-error.ts'
import { isWhole } from '../journal/request-match.ts'
import type { EventLog } from './event-log.ts'
import { EventStream } from './event-stream.ts'
import type { EventOptions } from './world-event.ts'

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
