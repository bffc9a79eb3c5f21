import { longestTimer } from '../clock/system-time.ts'
import { checkObject, checkOneOf, isWhole, shown } from '../input/check-input.ts'
import { copyOf } from '../input/json-spelling.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import { checkRequestMatch } from '../journal/request-match.ts'
import { type GateOptions, type GateRecord, gatePoints, type ReleaseOptions } from './gate.ts'

/** The options of a gate, with defaults. */
export type GateRule = Omit<GateRecord, 'id' | 'requests' | 'status'>

const keys = ['operation', 'at', 'where', 'parties', 'timeoutMs']

/** @throws {OptionError} */
export function readGate(options: GateOptions, operations: readonly string[]): GateRule {
  checkObject(options, keys, 'A gate', (key) => `A gate has no "${key}".`)
  const { operation, at, where, parties = 1, timeoutMs = 5000 } = options
  if (operation === undefined) throw new OptionError('The gate has no "operation".', suggestion('', operations))
  checkRequestMatch({ operation, where }, operations)
  checkOneOf(at, gatePoints, (given) => `No gate can be at ${given}.`)
  if (!isWhole(parties, 1)) {
    throw new OptionError(`"parties" must be a number of requests, not ${shown(parties)}.`, 'Give 1 or more.')
  }
  if (!isWhole(timeoutMs, 1, longestTimer)) {
    const cure = 'Give milliseconds of real time, for example 5000.'
    throw new OptionError(`"timeoutMs" must be a number of milliseconds, not ${shown(timeoutMs)}.`, cure)
  }
  return { operation, at, ...(where && { where: copyOf(where) }), parties, timeoutMs }
}

/** @throws {OptionError} */
export function readOrder(options: ReleaseOptions): readonly string[] {
  checkObject(options, ['order'], 'The options of a release', (key) => `A release has no "${key}".`)
  const { order = [] } = options
  if (Array.isArray(order)) return order
  const cure = 'Give the ids of held requests, for example ["r2", "r1"].'
  throw new OptionError(`"order" must be a list, not ${shown(order)}.`, cure)
}
