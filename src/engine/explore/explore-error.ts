import { FakeError } from '../input/tester-error.ts'
import type { CallFailure } from './explore-options.ts'

/** The failure of one call. */
export interface ExploredFault extends CallFailure {
  readonly operation: string
  /** Which call of that operation failed: 1 is the first of the run. */
  readonly nth: number
}

/** A race of two scenarios: both calls of the operation arrive before either of them is done. */
export interface ExploredRace {
  readonly operation: string
  /** Which of the two calls is done first: the one that arrived first or second. */
  readonly first: 1 | 2
}

/**
 * Why an exploration failed. `state`: the scenario succeeded, but not with the records of a run without failures. `check`: the
 * check failed. `lint`: a lint rule with the level `fail` found something. `calls`: more than ten times as many calls as
 * without failures. `timeout`: the run did not end in time. `error`: the scenario failed although no call failed. `unstable`:
 * the scenario does not do the same in each run.
 */
export type ExploreReason = 'calls' | 'check' | 'error' | 'lint' | 'state' | 'timeout' | 'unstable'

/** The smallest run that fails. */
export interface ExploreFailure {
  /** Empty when the scenario fails although no call fails. */
  readonly faults: readonly ExploredFault[]
  /** Null unless two scenarios ran at once. */
  readonly race: ExploredRace | null
  readonly reason: ExploreReason
  /** The value of `EXPLO_FAKE_REPLAY` that repeats only this run; null when no run fails reliably. */
  readonly replay: string | null
}

/** The scenario does not survive a failure. The message says what happened. */
export class ExploreError extends FakeError {
  override readonly name = 'ExploreError'
  readonly failure: ExploreFailure

  constructor(problem: string, hint: string, failure: ExploreFailure, options?: ErrorOptions) {
    super('EXPLORE', problem, hint, options)
    this.failure = failure
  }
}

/** The scenario cannot be explored, because its runs differ even without failures. */
export function unstable(cause: string): ExploreError {
  return new ExploreError(
    `The scenario does not do the same in each run: ${cause}.`,
    'Give it fixed ids, times and random numbers, and a client that remembers nothing of earlier runs.',
    { faults: [], race: null, reason: 'unstable', replay: null },
  )
}
