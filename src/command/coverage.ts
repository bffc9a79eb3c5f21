import { catalogueOf } from '../engine/catalogue.ts'
import { readCoverage } from '../engine/coverage/coverage-file.ts'
import { coverageReport, coverageTable, percentOf } from '../engine/coverage/coverage-report.ts'
import { FakeError } from '../engine/input/tester-error.ts'
import { defaultsOf } from '../engine/options/assumptions.ts'
import { explo } from '../explo/index.ts'
import type { Given } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** Merges and prints what the processes of a suite have seen. @throws {FakeError} When the share is below the threshold. */
export async function coverage(
  { json, threshold = '0' }: Given,
  paths: readonly string[],
  { stdout }: Terminal,
): Promise<void> {
  const catalogue = catalogueOf(explo)
  const report = coverageReport(
    await catalogue.routes(defaultsOf(explo).dialect),
    readCoverage(paths),
    catalogue.unexpectedRefusals,
  )
  const percent = percentOf(report)
  stdout.write(json ? `${JSON.stringify({ percent, ...report })}\n` : `${coverageTable(report)}\n`)
  if (percent >= Number(threshold)) return
  const problem = `${percent} % of the outcomes were seen, and --threshold asks for ${threshold} %.`
  throw new FakeError('THRESHOLD', problem, 'Test the outcomes that were never seen, or lower --threshold.')
}
