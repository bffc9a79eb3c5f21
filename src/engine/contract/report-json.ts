import { normal } from './printable.ts'
import type { ContractReport } from './run.ts'

/** A report for programs: one JSON object. */
export function reportJson({ findings, ...report }: ContractReport): string {
  const shown = findings.map(({ deviations, ...finding }) => ({
    ...finding,
    deviations: normal(
      deviations.map(({ step, expected, seen: { status, body }, differences }) => ({
        step,
        expected,
        seen: { status, body: body === undefined ? null : body },
        differences,
      })),
    ),
  }))
  return `${JSON.stringify({ ...report, findings: shown }, null, 2)}\n`
}
