import { suggestion } from '../engine/input/nearest.ts'
import { shown } from '../engine/input/shown.ts'
import { OptionError } from '../engine/input/tester-error.ts'

const checks = ['unmatched', 'late', 'leak', 'unfired-faults', 'lint'] as const

/**
 * What a test must not leave behind.
 *
 * `unmatched`: a request that is no operation of Explo. `late`: a request that was not answered when the test ended, or
 * when it called `reset()`. `leak`: a request that was meant for the world of an earlier test, whose API token the
 * application still held. `unfired-faults`: a fault that was armed and met no request. `lint`: what the option `lint` of the
 * fake says that fails.
 */
export type Check = (typeof checks)[number]

/** @throws {OptionError} For a check that does not exist. */
export function readChecks(names: readonly Check[]): ReadonlySet<Check> {
  if (!Array.isArray(names)) {
    throw new OptionError(`The option "allow" cannot be ${shown(names)}.`, 'Give a list, for example ["unmatched"].')
  }
  const unknown = names.find((name) => !checks.includes(name))
  if (unknown === undefined) return new Set(names)
  throw new OptionError(`There is no check ${shown(unknown)} to allow.`, suggestion(String(unknown), checks))
}
