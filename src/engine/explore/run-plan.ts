import { hash } from 'node:crypto'
import { textOf } from '../changes/stored-record.ts'
import { exploreTokenPrefix, isExploreToken } from '../faults/replay.ts'
import { shown } from '../input/check-input.ts'
import { OptionError } from '../input/tester-error.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { variableName } from '../product.ts'
import type { ExploredFault, ExploredRace } from './explore-error.ts'
import type { CallFailure } from './explore-options.ts'

/** A fault, and how many requests of its operation it lets pass. */
export interface AimedFault extends ExploredFault {
  readonly skip: number
}

/** The failures and the race of one run. */
export interface RunPlan {
  readonly faults: readonly AimedFault[]
  readonly race: ExploredRace | null
}

/** Whether the service did what was asked. */
function isDone({ status, reason }: RequestRecord): boolean {
  return status !== null && reason === null
}

/**
 * The plans with one more failure than a run: every failure of every call after the last one that failed.
 *
 * @param calls The calls of the run, in the order of their arrival.
 * @param fired The faults of the run.
 * @param operations The operations that can fail.
 */
export function furtherPlans(
  calls: readonly RequestRecord[],
  fired: readonly AimedFault[],
  failures: readonly CallFailure[],
  operations: ReadonlySet<string>,
): RunPlan[] {
  const last = calls.findLastIndex(({ faults }) => faults.length > 0)
  return calls.flatMap((call, index) => {
    const { operation } = call
    if (index <= last || operation === null || !operations.has(operation)) return []
    const earlier = calls.slice(0, index).filter((other) => other.operation === operation)
    return failures
      .filter((failure) => hasOwnResult(failure, call, failures))
      .map((failure) => {
        const skip = earlier.filter((other) => canHit(failure, other, fired)).length
        const fault = { operation, nth: earlier.length + 1, phase: failure.phase, then: failure.then, skip }
        return { faults: [...fired, fault], race: null }
      })
  })
}

/** False after an operation that changes nothing, if the same failure before it is tried, too: both have the same result. */
function hasOwnResult({ phase, then }: CallFailure, call: RequestRecord, failures: readonly CallFailure[]): boolean {
  if (phase === 'before') return true
  if (!isDone(call)) return false
  return (
    call.changes.length > 0 ||
    !failures.some((other) => other.phase === 'before' && textOf(other.then) === textOf(then))
  )
}

/** Whether a further fault could fire for an earlier request: no other fault of its phase fired for that one. */
function canHit({ phase }: CallFailure, call: RequestRecord, fired: readonly AimedFault[]): boolean {
  if (call.faults.length > 0 && fired.some((fault) => fault.phase === phase)) return false
  return phase === 'before' || isDone(call)
}

/** @param calls The operations that the scenario calls when nothing fails. Other scenarios ignore the token. */
export function replayToken(plan: RunPlan, calls: readonly string[]): string {
  const text = JSON.stringify({ scenario: fingerprint(calls), ...plan })
  return exploreTokenPrefix + Buffer.from(text).toString('base64url')
}

/**
 * The run of a replay token, if it is of a scenario with these calls.
 *
 * @param given The token. @default the one of the environment variable
 * @throws {OptionError}
 */
export function replayedPlan(calls: readonly string[], given: string | undefined): RunPlan | undefined {
  const token = given ?? process.env[variableName('replay')] ?? ''
  if (!isExploreToken(token)) return undefined
  try {
    const text = Buffer.from(token.slice(exploreTokenPrefix.length), 'base64url').toString()
    const { scenario, faults, race } = JSON.parse(text)
    return scenario === fingerprint(calls) ? { faults, race } : undefined
  } catch {
    throw new OptionError(
      `The replay token is not one of explore(): ${shown(token)}.`,
      'Give the token that an ExploreError has.',
    )
  }
}

function fingerprint(calls: readonly string[]): string {
  return hash('sha256', calls.join()).slice(0, 8)
}
