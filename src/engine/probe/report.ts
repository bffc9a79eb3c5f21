import { product } from '../product.ts'

/** What a run of the command `probe` found out about a suite. */
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

/** Whether a suite is still green when the fake decides otherwise where the documentation is silent. */
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

/** What is wrong with the suite, less what somebody accepted by name. */
export interface ProbeFlaws {
  readonly red: readonly AssumptionFinding[]
  readonly survived: readonly MutantFinding[]
}

/** @param allowed Mutants, and assumptions as `<name>` or `<name>=<option>`. */
export function probeFlaws({ assumptions, mutants }: ProbeReport, allowed: readonly string[] = []): ProbeFlaws {
  return {
    red: assumptions.filter(
      ({ verdict, ...finding }) => verdict === 'red' && !assumptionNames(finding).some(isIn(allowed)),
    ),
    survived: mutants.filter(({ verdict, mutant }) => verdict === 'survived' && !allowed.includes(mutant)),
  }
}

/** What `--allow` calls an assumption. */
export function assumptionNames({ assumption, option }: Pick<AssumptionFinding, 'assumption' | 'option'>): string[] {
  return [assumption, `${assumption}=${option}`]
}

function isIn(names: readonly string[]): (name: string) => boolean {
  return (name) => names.includes(name)
}

/** The report for people: every finding, and a count of what needs no attention. */
export function probeTable(report: ProbeReport, allowed: readonly string[] = []): string {
  const rows = rowsOf(report, allowed)
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => (row[column] as string).length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  )
  return [...lines, ...(lines.length > 0 ? [''] : []), ...summary(report), ''].join('\n')
}

/** The same in Markdown, for the summary of a job. */
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
    ...all.survived.map((finding) => [
      shown('survived', open.survived.includes(finding)),
      finding.mutant,
      finding.says,
    ]),
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
