import { suggestion } from './nearest.ts'
import { shown } from './shown.ts'
import { OptionError } from './tester-error.ts'

/**
 * @param whole How a message begins that is about the object, for example `The options`.
 * @param unknown What a message says about a key that nobody reads.
 * @throws {OptionError} When `value` is no object, or has a key that is not `known`.
 */
export function checkObject(
  value: unknown,
  known: readonly string[],
  whole: string,
  unknown: (key: string) => string,
): void {
  checkIsObject(value, known, whole)
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) throw new OptionError(unknown(key), suggestion(key, known))
  }
}

/** @throws {OptionError} When `value` is no object. */
export function checkIsObject(value: unknown, known: readonly string[], whole: string): asserts value is object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return
  throw new OptionError(`${whole} must be an object, not ${shown(value)}.`, `Its keys are: ${known.join(', ')}.`)
}
