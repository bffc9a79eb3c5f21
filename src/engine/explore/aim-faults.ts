import { textOf } from '../changes/stored-record.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import type { AimedFault } from './explore-error.ts'
import type { CallFailure } from './explore-options.ts'

/** The service did what was asked. */
function isDone({ status, reason }: RequestRecord): boolean {
  return status !== null && reason === null
}

/**
 * One fault for each failure of each call after the last one that failed.
 *
 * @param calls The calls of a run, in the order of their arrival.
 * @param fired The faults of that run.
 * @param operations The operations that can fail.
 */
export function aimFaults(
  calls: readonly RequestRecord[],
  fired: readonly AimedFault[],
  failures: readonly CallFailure[],
  operations: ReadonlySet<string>,
): AimedFault[] {
  const last = calls.findLastIndex(({ faults }) => faults.length > 0)
  return calls.flatMap((call, index) => {
    const { operation } = call
    if (index <= last || operation === null || !operations.has(operation)) return []
    const earlier = calls.slice(0, index).filter((other) => other.operation === operation)
    return failures
      .filter((failure) => hasOwnResult(failure, call, failures))
      .map((failure): AimedFault => {
        const skip = earlier.filter((other) => canHit(failure, other, fired)).length
        return { operation, nth: earlier.length + 1, phase: failure.phase, then: failure.then, skip }
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
