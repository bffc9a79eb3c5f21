import { ExploFakeError } from '../engine/input/tester-error.ts'
import type { Check } from './check.ts'

/** Something that a test left behind. */
export interface Leftover {
  readonly check: Check
  /** What it is, why that is wrong, and the cure. */
  readonly message: string
}

/** A test left something behind. The message has all of it. */
export class UncleanTestError extends ExploFakeError {
  override readonly name = 'UncleanTestError'
  constructor(test: string, leftovers: readonly Leftover[]) {
    const checks = [...new Set(leftovers.map(({ check }) => `'${check}'`))].join(', ')
    super(
      'EXPLO_FAKE_UNCLEAN_TEST',
      `The test "${test}" is not clean:\n${leftovers.map(({ check, message }) => `- ${check}: ${message}`).join('\n')}`,
      `Where that is meant, call allow(${checks}) in the test, or give useExploFake the option "allow".`,
    )
  }
}
