import { columns } from '../coverage/coverage-report.ts'
import { product } from '../product.ts'

/** What the command `probe` found out about a suite. */
export interface ProbeReport {
  /** The runs without a variation. */
  readonly baseline: {
    readonly runs: number
    readonly exitCode: number
    /** Of the slower run. */
    readonly seconds: number
    /** The operations that answered. */
    readonly operations: readonly string[]
  }
  readonly assumptions: readonly AssumptionFinding[]
  readonly mutants: readonly MutantFinding[]
}

/** Whether a suite stays green when the fake makes another guess about undocumented behaviour. */
export interface AssumptionFinding {
  readonly assumption: string
  readonly option: string
  /** `red`: the suite depends on the guess. `untouched`: no call of the suite rests on it. */
  readonly verdict: 'green' | 'red' | 'untouched'
}

/** Whether a suite notices a defect. */
export interface MutantFinding {
  readonly mutant: string
  readonly operation: string
  readonly says: string
  /** `survived`: the suite met the defect and did not notice it. `untouched`: no call of the suite met it. */
  readonly verdict: 'killed' | 'survived' | 'untouched'
}

/**
 * The weak points of a suite, without those that the user accepts.
 *
 * @param allowed The accepted mutants, and the accepted assumptions as `<name>` or `<name>=<option>`.
 */
export function probeFlaws({ assumptions, mutants }: ProbeReport, allowed: readonly string[] = []) {
  const isAllowed = (finding: AssumptionFinding) => assumptionNames(finding).some((name) => allowed.includes(name))
  return {
    red: assumptions.filter((finding) => finding.verdict === 'red' && !isAllowed(finding)),
    survived: mutants.filter(({ verdict, mutant }) => verdict === 'survived' && !allowed.includes(mutant)),
  }
}

/** The names of an assumption for `--allow`: all of its options, or one. */
export function assumptionNames({ assumption, option }: Pick<AssumptionFinding, 'assumption' | 'option'>): string[] {
  return [assumption, `${assumption}=${option}`]
}

/** The report as text: every weak point, and how many findings need no attention. */
export function probeTable(report: ProbeReport, allowed: readonly string[] = []): string {
  const lines = columns(rowsOf(report, allowed))
  return [...lines, ...(lines.length > 0 ? [''] : []), ...summary(report), ''].join('\n')
}

/** The same in Markdown, for the summary of a CI job. */
export function probeMarkdown(report: ProbeReport, allowed: readonly string[] = []): string {
  const rows = rowsOf(report, allowed)
  const table = [['verdict', 'name', 'meaning'], ['---', '---', '---'], ...rows]
  const lines = rows.length === 0 ? [] : [...table.map((cells) => `| ${cells.join(' | ')} |`), '']
  return [`### ${product.name} probe`, '', ...lines, ...summary(report).map((line) => `- ${line}`), ''].join('\n')
}

function rowsOf(report: ProbeReport, allowed: readonly string[]): string[][] {
  const all = probeFlaws(report)
  const open = probeFlaws(report, allowed)
  const shown = (verdict: string, isOpen: boolean) => (isOpen ? verdict : `${verdict}, allowed`)
  return [
    ...all.red.map((finding) => [
      shown('red', open.red.includes(finding)),
      `${finding.assumption}=${finding.option}`,
      'The suite depends on this guess.',
    ]),
    ...all.survived.map((finding) => {
      return [shown('survived', open.survived.includes(finding)), finding.mutant, finding.says]
    }),
  ]
}

function summary({ baseline: { runs, seconds, operations }, assumptions, mutants }: ProbeReport): string[] {
  return [
    `Without changes: ${runs} green runs of up to ${seconds} s. They called: ${operations.join(', ')}.`,
    ...countLine('Assumptions', assumptions, ['green', 'red', 'untouched']),
    ...countLine('Mutants', mutants, ['killed', 'survived', 'untouched']),
  ]
}

function countLine(what: string, findings: readonly { verdict: string }[], verdicts: readonly string[]): string[] {
  const counts = verdicts.map((one) => `${findings.filter(({ verdict }) => verdict === one).length} ${one}`)
  return findings.length === 0 ? [] : [`${what}: ${counts.join(', ')}.`]
}
