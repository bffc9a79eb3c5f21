import type { CoverageReport } from './coverage-report.ts'

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

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  )
}
