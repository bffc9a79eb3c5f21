import type { RouteReport } from '../api-reports.ts'
import type { Entry } from '../journal/entry.ts'

/** Which documented outcomes of the operations a suite has seen. */
export interface CoverageReport {
  /** Of the operations that were called, in the order of the support matrix. */
  readonly operations: readonly OperationCoverage[]
  /** The operations that nobody called. They do not lower the share. */
  readonly notCalled: readonly string[]
  /** How many outcomes were seen of those that count. */
  readonly seen: number
  readonly total: number
}

export interface OperationCoverage {
  readonly operation: string
  readonly outcomes: readonly OutcomeCoverage[]
}

export interface OutcomeCoverage {
  /** `created` and `existing` of a get-or-create, else `success`; or the name of a refusal. */
  readonly outcome: string
  readonly status: number
  /** How often. What a fault answered is not among it. */
  readonly seen: number
  /** False for what a client never meets that sends credentials and speaks HTTP and JSON properly; it does not change the share. */
  readonly counts: boolean
}

/**
 * The outcomes that are documented or assumed, each with how often it was seen.
 *
 * @param unexpected The refusals that do not count.
 */
export function coverageReport(
  routes: readonly RouteReport[],
  counts: OutcomeCounts,
  unexpected: ReadonlySet<string>,
): CoverageReport {
  const answered = routes.filter(({ isAnswered }) => isAnswered)
  const operations = answered
    .filter(({ operation }) => counts[operation] !== undefined)
    .map((route) => ({ operation: route.operation, outcomes: outcomesOf(route, counts[route.operation], unexpected) }))
  const counting = operations.flatMap(({ outcomes }) => outcomes.filter(({ counts }) => counts))
  return {
    operations,
    notCalled: answered.map(({ operation }) => operation).filter((operation) => counts[operation] === undefined),
    seen: counting.filter(({ seen }) => seen > 0).length,
    total: counting.length,
  }
}

function outcomesOf(
  route: RouteReport,
  counts: Readonly<Record<string, number>> = {},
  unexpected: ReadonlySet<string>,
): OutcomeCoverage[] {
  const { changed = 0, unchanged = 0 } = counts
  const successes: [string, number][] = route.isGetOrCreate
    ? [
        ['created', changed],
        ['existing', unchanged],
      ]
    : [['success', changed + unchanged]]
  return [
    ...successes.map(([outcome, seen]) => ({ outcome, status: 200, seen, counts: true })),
    ...route.refusals.map(({ name, status }) => ({
      outcome: name,
      status,
      seen: counts[name] ?? 0,
      counts: !unexpected.has(name),
    })),
  ]
}

/** What share of the outcomes was seen, in whole per cent; everything of nothing. */
export function percentOf({ seen, total }: CoverageReport): number {
  return total === 0 ? 100 : Math.floor((seen / total) * 100)
}

/** The report for a terminal: a line for each operation that was called, with what was never seen of it. */
export function coverageTable(report: CoverageReport): string {
  const rows = report.operations.map(({ operation, outcomes }) => {
    const counting = outcomes.filter(({ counts }) => counts)
    const missing = counting.filter(({ seen }) => seen === 0).map(({ outcome, status }) => `${outcome} (${status})`)
    return [operation, `${counting.length - missing.length} of ${counting.length}`, missing.join(', ') || '-']
  })
  const lines = columns([['operation', 'outcomes seen', 'never seen'], ...rows])
  const { seen, total, notCalled } = report
  return [
    ...(rows.length === 0 ? [] : [...lines, '']),
    ...(notCalled.length === 0 ? [] : [`Not called: ${notCalled.join(', ')}`, '']),
    `${seen} of ${total} outcomes of the operations that were called: ${percentOf(report)} %`,
  ].join('\n')
}

/** A line for each row, with aligned columns. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => (row[column] as string).length))
  const widths = (rows[0] ?? []).map((_, column) => widthOf(column))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  )
}

/** How often each outcome of each operation was answered. */
export type OutcomeCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/**
 * Counts what a fake answers, in all of its worlds and over all resets. What a fault answers does not count: it proves
 * nothing about how the tested code gets along with Explo.
 */
export class OutcomeTally {
  readonly #byOperation = new Map<string, Map<string, number>>()

  count(entry: Entry): void {
    const { operation } = entry
    if (operation === null || entry.isInjected) return

    const outcome = outcomeOf(entry)
    const counts = this.#byOperation.get(operation) ?? new Map<string, number>()
    this.#byOperation.set(operation, counts.set(outcome, (counts.get(outcome) ?? 0) + 1))
  }

  /** By operation, then by the name of a refusal, or `changed` or `unchanged` for a success. */
  counts(): OutcomeCounts {
    return Object.fromEntries([...this.#byOperation].map(([name, counts]) => [name, Object.fromEntries(counts)]))
  }
}

/** The name of a refusal, or `changed` or `unchanged` for a success. A get-or-create is told apart when somebody asks. */
export function outcomeOf({ refusal, changes }: Entry): string {
  return refusal ?? (changes.length > 0 ? 'changed' : 'unchanged')
}
