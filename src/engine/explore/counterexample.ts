import { differingFields } from '../changes/stored-record.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { errorsOf, messageOf, type Observation, type Verdict } from './judge-run.ts'
import type { AimedFault } from './run-plan.ts'

/**
 * A run that failed, in one sentence.
 *
 * @example 'createCounter committed, the answer was lost (reset), the client retried with another name: 2 counters instead of 1'
 */
export function counterexample(run: Observation, reference: Observation, { says }: Pick<Verdict, 'says'>): string {
  const { faults, race } = run.plan
  const beginning = race
    ? [`two scenarios at once, the ${race.first === 1 ? 'first' : 'second'} ${race.operation} goes first`]
    : faults.map((fault) => `${callOf(fault)} ${outcomeOf(fault)}`)
  const reaction = faults.length > 0 ? [reactionTo(run, reference)] : []
  if (beginning.length > 0) return `${[...beginning, ...reaction].join(', ')}: ${says}`
  return `${run.outcomes.length > 1 ? 'Two scenarios in turn, without' : 'Without'} any failure, ${says}`
}

/** The operation, with the number of its call if there are several. */
function callOf({ operation, nth }: AimedFault): string {
  return nth > 1 ? `${operation} (call ${nth})` : operation
}

function outcomeOf({ phase, then }: AimedFault): string {
  if (typeof then === 'object' && 'connection' in then) {
    const { connection } = then
    if (connection === 'slow') return 'answered slowly'
    return phase === 'after'
      ? `committed, the answer was lost (${connection})`
      : `did nothing and gave no answer (${connection})`
  }
  const answer = typeof then === 'string' ? then : String(then.status)
  return phase === 'after' ? `committed, but answered ${answer}` : `did nothing and answered ${answer}`
}

/** How the client reacted to the last failure. */
function reactionTo(run: Observation, reference: Observation): string {
  const { calls, givenUp } = run
  const failedAt = calls.findLastIndex(({ faults }) => faults.length > 0)
  const failed = calls[failedAt] as RequestRecord
  const retries = calls.slice(failedAt + 1).filter(({ operation }) => operation === failed.operation)
  const isRetried = callsOf(failed, calls) > callsOf(failed, reference.calls)
  const [retry] = retries
  if (isRetried && retry) {
    const fields = differingFields(Object(failed.body), Object(retry.body))
    const times = givenUp === undefined && retries.length === 1 ? '' : ` ${retries.length} times`
    return `the client retried${times}${fields.length > 0 ? ` with another ${fields.join(' and ')}` : ''}`
  }
  const errors = errorsOf(run)
  return errors.length > 0 ? `the scenario failed with "${messageOf(errors[0])}"` : 'the client did not retry'
}

function callsOf({ operation }: RequestRecord, calls: readonly RequestRecord[]): number {
  return calls.filter((call) => call.operation === operation).length
}
