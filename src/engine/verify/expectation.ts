import { type Catalogue, operationsWith } from '../catalogue.ts'
import { longestTimer } from '../clock/system-time.ts'
import { checkObject, checkValue, isWhole, shown } from '../input/check-input.ts'
import { OptionError } from '../input/tester-error.ts'
import { checkRequestMatch, matchKeys, type RequestMatch } from '../journal/request-match.ts'

/** Which requests are expected, and how many. Without a number: at least one. */
export interface RequestExpectation extends RequestMatch {
  readonly exactly?: number | undefined
  readonly atLeast?: number | undefined
  readonly atMost?: number | undefined
}

/** Which requests must not come. */
export interface NeverExpectation extends RequestMatch {
  /** How long to wait for such a request, in milliseconds of real time. @default 0: only looks back */
  readonly withinMs?: number | undefined
}

/** Which requests to wait for. */
export interface WaitExpectation extends RequestMatch {
  /** @default 1 */
  readonly count?: number | undefined
  /** In real time, so that the wait also ends when the clock is frozen. @default 5000 */
  readonly timeoutMs?: number | undefined
}

/** One step of an order: the name of an operation, or a description of the request. */
export type Step = string | RequestMatch

/** How many requests satisfy an expectation. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

/** @throws {OptionError} When no number of requests can satisfy it. */
export function checkExpectation(expectation: RequestExpectation, catalogue: Catalogue): Bounds {
  checkMatch(expectation, ['exactly', 'atLeast', 'atMost'], 'What to verify', catalogue)
  const { exactly, atLeast, atMost } = expectation
  for (const [name, value] of Object.entries({ exactly, atLeast, atMost })) {
    const isCount = value === undefined || isWhole(value, 0)
    checkValue(`"${name}"`, value, isCount, 'Give 0 or a positive whole number.')
  }
  if (exactly !== undefined) {
    if (atLeast === undefined && atMost === undefined) return { least: exactly, most: exactly }
    throw new OptionError('"exactly" cannot be beside "atLeast" or "atMost".', 'Leave them out.')
  }
  const least = atLeast ?? (atMost === undefined ? 1 : 0)
  const most = atMost ?? Number.POSITIVE_INFINITY
  if (least <= most) return { least, most }
  throw new OptionError(`No number is at least ${least} and at most ${most}.`, 'Swap them.')
}

/** @returns How long to wait. @throws {OptionError} */
export function checkNever(expectation: NeverExpectation, catalogue: Catalogue): number {
  checkMatch(expectation, ['withinMs'], 'What to verify', catalogue)
  const { withinMs = 0 } = expectation
  checkMilliseconds(withinMs, 'withinMs')
  return withinMs
}

/** @returns How many, and for how long. @throws {OptionError} */
export function checkWait(expectation: WaitExpectation, catalogue: Catalogue): { count: number; timeoutMs: number } {
  checkMatch(expectation, ['count', 'timeoutMs'], 'What to wait for', catalogue)
  const { count = 1, timeoutMs = 5000 } = expectation
  checkValue('"count"', count, isWhole(count, 1), 'Give a whole number from 1.')
  checkMilliseconds(timeoutMs, 'timeoutMs')
  return { count, timeoutMs }
}

/** @throws {OptionError} */
export function checkSteps(steps: readonly Step[], catalogue: Catalogue): RequestMatch[] {
  if (!Array.isArray(steps) || steps.length < 2) {
    const [first, second] = catalogue.exampleOrder
    const cure = `Give at least two, for example ["${first}", "${second}"].`
    throw new OptionError(`An order must be a list of steps, not ${shown(steps)}.`, cure)
  }
  const matches = steps.map((step) => (typeof step === 'string' ? { operation: step } : step))
  for (const match of matches) checkMatch(match, [], 'A step', catalogue)
  return matches
}

function checkMatch(match: RequestMatch, others: readonly string[], whole: string, catalogue: Catalogue): void {
  checkObject(match, [...matchKeys, ...others], whole, (key) => `${whole} has no "${key}".`)
  checkRequestMatch(match, catalogue.operations)
  const { operation, where = {} } = match
  const targets = operation === undefined ? catalogue.operations : [operation]
  operationsWith(Object.keys(where), targets, catalogue, 'No request can match')
}

function checkMilliseconds(value: number, name: string): void {
  checkValue(`"${name}"`, value, isWhole(value, 0, longestTimer), 'Give milliseconds, a whole number from 0.')
}
