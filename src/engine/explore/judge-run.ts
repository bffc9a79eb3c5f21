import { differingFields, recordsOnlyIn, type StoredRecord } from '../changes/stored-record.ts'
import type { WorldHandle } from '../handle/world-handle.ts'
import type { RecordKind, RecordWords } from '../journal/change.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { LintError } from '../lint/lint.ts'
import type { ExploreReason } from './explore-error.ts'
import type { readExploreOptions, Scenario } from './explore-options.ts'
import type { RunPlan } from './run-plan.ts'

/** What all runs of an exploration share. */
export interface Exploration extends ReturnType<typeof readExploreOptions<WorldHandle>> {
  readonly world: WorldHandle
  readonly records: RecordWords
  readonly scenario: Scenario<WorldHandle, unknown>
}

/** What was observed of a run. */
export interface Observation {
  readonly plan: RunPlan
  /** One outcome for each scenario. None when the run was given up. */
  readonly outcomes: readonly PromiseSettledResult<unknown>[]
  /** Why the run was given up. */
  readonly givenUp: 'calls' | 'timeout' | undefined
  readonly calls: readonly RequestRecord[]
  /** How many calls the journal dropped. */
  readonly dropped: number
  readonly stored: readonly StoredRecord[]
}

/** What is wrong with a run. */
export interface Verdict {
  readonly reason: ExploreReason
  /** @example '2 counters instead of 1' */
  readonly says: string
  readonly cause?: unknown
}

/** One or two retries of each call are fine, ten are a loop. */
const mostCallsPerCall = 10
const maxDifferences = 3

/** How many calls a run may make. */
export function mostCalls({ calls }: Observation): number {
  return Math.max(1, calls.length) * mostCallsPerCall
}

/**
 * What is wrong with a run; undefined when nothing is.
 *
 * @param reference The same run without failures; undefined to judge a run without failures itself.
 */
export async function judgeRun(
  run: Observation,
  reference: Observation | undefined,
  fork: WorldHandle,
  { records, check, timeoutMs }: Exploration,
): Promise<Verdict | undefined> {
  if (run.givenUp === 'timeout') return { reason: 'timeout', says: `the scenario did not end within ${timeoutMs} ms` }
  if (reference && (run.givenUp === 'calls' || run.calls.length > mostCalls(reference))) {
    return { reason: 'calls', says: `more than ${mostCalls(reference)} calls instead of ${reference.calls.length}` }
  }
  return (
    errorWithoutFault(run, reference) ??
    (await failedCheck(run, fork, check)) ??
    (await failedLint(fork)) ??
    (reference && otherState(run, reference, records))
  )
}

/** What the scenarios of a run threw. */
export function errorsOf({ outcomes }: Observation): unknown[] {
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
}

/** In a race no call fails, so as many scenarios must succeed as when they run in turn. */
function errorWithoutFault(run: Observation, reference: Observation | undefined): Verdict | undefined {
  if (run.plan.faults.length > 0) return undefined
  const errors = errorsOf(run)
  const [error] = errors
  if (errors.length <= (reference ? errorsOf(reference).length : 0)) return undefined
  return { reason: 'error', says: `the scenario failed with "${messageOf(error)}"`, cause: error }
}

async function failedCheck(
  { outcomes }: Observation,
  fork: WorldHandle,
  check: Exploration['check'],
): Promise<Verdict | undefined> {
  for (const outcome of outcomes) {
    const value = outcome.status === 'fulfilled' ? outcome.value : undefined
    const error = outcome.status === 'rejected' ? outcome.reason : undefined
    try {
      if ((await check(fork, { value, error })) === false) return { reason: 'check', says: 'the check returned false' }
    } catch (cause) {
      return { reason: 'check', says: `the check failed with "${messageOf(cause)}"`, cause }
    }
  }
  return undefined
}

async function failedLint(fork: WorldHandle): Promise<Verdict | undefined> {
  try {
    await fork.lint()
    return undefined
  } catch (error) {
    if (!(error instanceof LintError)) throw error
    return { reason: 'lint', says: error.problem.split('\n').join('; '), cause: error }
  }
}

function otherState(run: Observation, reference: Observation, words: RecordWords): Verdict | undefined {
  if (errorsOf(run).length > 0) return undefined
  const says = differences(run.stored, reference.stored, words)
  return says === undefined ? undefined : { reason: 'state', says }
}

/** How the records of two runs differ, in words; undefined when they do not. */
export function differences(
  stored: readonly StoredRecord[],
  expected: readonly StoredRecord[],
  words: RecordWords,
): string | undefined {
  const [own, others] = [comparable(stored, words), comparable(expected, words)]
  const [more, less] = [recordsOnlyIn(own, others), recordsOnlyIn(others, own)]
  const found = Object.keys(words.kinds).flatMap((kind) => {
    const ofKind = (records: readonly StoredRecord[]) => records.filter((record) => record.kind === kind)
    const [count, expectedCount] = [ofKind(own).length, ofKind(others).length]
    if (count !== expectedCount) return [`${count} ${kind}${count === 1 ? '' : 's'} instead of ${expectedCount}`]
    return namedDifferences(ofKind(more), ofKind(less))
  })
  return found.length === 0 ? undefined : found.slice(0, maxDifferences).join(', ')
}

/** For equal numbers of records of one kind. */
function namedDifferences(more: readonly StoredRecord[], less: readonly StoredRecord[]): string[] {
  const namesake = ({ name }: StoredRecord, records: readonly StoredRecord[]) =>
    records.find((record) => record.name === name)
  const added = more.filter((record) => !namesake(record, less)).map(({ name }) => name)
  const missing = less.filter((record) => !namesake(record, more)).map(({ name }) => name)
  return [
    ...more.flatMap((record) => {
      const expected = namesake(record, less)
      return expected ? [`${record.name} has other ${differingFields(record.fields, expected.fields).join(', ')}`] : []
    }),
    ...(added.length > 0 ? [`${added.join(', ')} instead of ${missing.join(', ')}`] : []),
  ]
}

/** The records without the fields that the service makes up, which differ between forks. */
export function comparable(records: readonly StoredRecord[], { kinds }: RecordWords): StoredRecord[] {
  return records.map(({ kind, name, fields }) => {
    const { made = [] } = kinds[kind] as RecordKind
    const compared = Object.entries(fields).filter(([field]) => !made.includes(field))
    return { kind, key: '', name, fields: Object.fromEntries(compared) }
  })
}

/** The operations that a run called, in alphabetical order: concurrent calls may arrive in any order. */
export function namesOf({ calls }: Observation): string[] {
  return calls.map(({ operation }) => operation ?? 'no operation').sort()
}

/** How two runs without failures differ, in words; undefined when they do not. */
export function instability(first: Observation, second: Observation, words: RecordWords): string | undefined {
  const [names, otherNames] = [namesOf(first), namesOf(second)].map((list) => list.join(', '))
  if (names !== otherNames) return `it called ${names}, and in the next run ${otherNames || 'nothing'}`
  const says = differences(second.stored, first.stored, words)
  return says === undefined ? undefined : `the next run led to ${says}`
}

/** The first line of whatever the scenario or the check threw. */
export function messageOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line
}
