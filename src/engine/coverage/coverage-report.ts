import type { RouteReport } from '../api-reports.ts'
import type { Entry } from '../journal/entry.ts'

/** Which documented outcomes of the operations a suite saw. */
export interface CoverageReport {
  /** The operations that were called, in the order of the support matrix. */
  readonly operations: readonly OperationCoverage[]
  /** The operations that were not called. They do not lower the share. */
  readonly notCalled: readonly string[]
  /** How many of the outcomes that count were seen. */
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
  /** How often the service answered it. Answers of faults do not count. */
  readonly seen: number
  /** False for outcomes that only broken clients meet, those without credentials or with invalid HTTP or JSON. */
  readonly counts: boolean
}

/**
 * The outcomes that are documented or assumed, and how often each was seen.
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

/** The share of the outcomes that were seen, in whole per cent. Without outcomes: 100. */
export function percentOf({ seen, total }: CoverageReport): number {
  return total === 0 ? 100 : Math.floor((seen / total) * 100)
}

/** The report for a terminal: a line for each operation that was called, with its outcomes that were never seen. */
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
 * Counts the answers of a fake, in all worlds and across all resets. Answers of faults do not count: they prove nothing about
 * how the tested code handles those of the service.
 */
export class OutcomeTally {
  readonly #counts: Record<string, Record<string, number>> = {}

  count(entry: Entry): void {
    const { operation } = entry
    if (operation === null || entry.isInjected) return

    const outcome = outcomeOf(entry)
    const counts = this.#counts[operation] ?? {}
    counts[outcome] = (counts[outcome] ?? 0) + 1
    this.#counts[operation] = counts
  }

  /** By operation, then by the name of a refusal, or `changed` or `unchanged` for a success. */
  counts(): OutcomeCounts {
    return structuredClone(this.#counts)
  }
}

/** The name of a refusal, or `changed` or `unchanged` for a success. */
export function outcomeOf({ refusal, changes }: Entry): string {
  return refusal ?? (changes.length > 0 ? 'changed' : 'unchanged')
}
