import { textOf } from '../changes/stored-record.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import type { AimedFault } from './explore-error.ts'
import { messageOf, type Observation, type Verdict } from './judge-run.ts'

/**
 * A run that failed, in one sentence.
 *
 * @example 'createCounter committed, the answer was lost (reset), the client retried with another name: 2 counters instead of 1'
 */
export function counterexample(
  run: Observation<unknown>,
  reference: Observation<unknown>,
  { says }: Pick<Verdict, 'says'>,
): string {
  const { faults, race } = run.plan
  const beginning = race
    ? [`two scenarios at once, the ${race.first === 1 ? 'first' : 'second'} ${race.operation} goes first`]
    : faults.map((fault) => `${callOf(fault, run)} ${fateOf(fault)}`)
  const reaction = faults.length > 0 ? [reactionTo(run, reference)] : []
  if (beginning.length > 0) return `${[...beginning, ...reaction].join(', ')}: ${says}`
  return `${run.outcomes.length > 1 ? 'Two scenarios in turn, without' : 'Without'} any failure, ${says}`
}

/** The operation, with the number of its call if there are several. */
function callOf({ operation, nth }: AimedFault, { calls }: Observation<unknown>): string {
  const count = calls.filter((call) => call.operation === operation).length
  return count > 1 && nth > 1 ? `${operation} (call ${nth})` : operation
}

function fateOf({ phase, then }: AimedFault): string {
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
function reactionTo({ calls, outcomes, givenUp }: Observation<unknown>, reference: Observation<unknown>): string {
  const failedAt = calls.findLastIndex(({ faults }) => faults.length > 0)
  const failed = calls[failedAt] as RequestRecord
  const retries = calls.slice(failedAt + 1).filter(({ operation }) => operation === failed.operation)
  const isRetried = callsOf(failed, calls) > callsOf(failed, reference.calls)
  const [retry] = retries
  if (isRetried && retry) {
    const fields = otherFields(failed.body, retry.body)
    const times = givenUp === undefined && retries.length === 1 ? '' : ` ${retries.length} times`
    return `the client retried${times}${fields.length > 0 ? ` with another ${fields.join(' and ')}` : ''}`
  }
  const error = outcomes.find(({ isResolved }) => !isResolved)
  return error ? `the scenario failed with "${messageOf(error.error)}"` : 'the client did not retry'
}

function callsOf({ operation }: RequestRecord, calls: readonly RequestRecord[]): number {
  return calls.filter((call) => call.operation === operation).length
}

/** The fields in which two bodies differ. */
function otherFields(one: unknown, other: unknown): string[] {
  const [sent, resent] = [one, other].map((body) => Object(body) as Record<string, unknown>) as [object, object]
  const values = (body: object, field: string) => textOf((body as Record<string, unknown>)[field])
  return Object.keys({ ...sent, ...resent }).filter((field) => values(sent, field) !== values(resent, field))
}
