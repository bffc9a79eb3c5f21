import { product } from '../product.ts'
import type { IsOwn, OthersRecords } from './account.ts'
import type { Check } from './check.ts'
import type { Deviation, OwnNames } from './judge.ts'
import type { LearnedAssumptions } from './learned-assumptions.ts'
import type { Reply } from './reply.ts'

/** What one check found out. */
export interface Finding extends Pick<Check, 'assumptions' | 'basis' | 'evidence' | 'name' | 'operations' | 'says'> {
  readonly verdict: 'holds' | 'differs' | 'not tried'
  /** Why it was not tried. */
  readonly because: string | null
  readonly deviations: readonly Deviation[]
  /** Makes the fake answer like the service. Null when the check holds, or no assumption covers the difference. */
  readonly lesson: LearnedAssumptions | null
}

export interface ContractReport {
  readonly url: string
  readonly findings: readonly Finding[]
  readonly isInterrupted: boolean
  /** How many records of earlier runs this one has removed. */
  readonly removed: number
  /** The records of runs that are still in the account, in words. */
  readonly left: readonly string[]
  /** All lessons as one: what `--save` writes. */
  readonly lesson: LearnedAssumptions
}

/** A deviation for the report. Records of others keep only their keys. The names of own records do not depend on the run. */
export function shownDeviation(
  { step, expected, seen, differences }: Deviation,
  replies: readonly Reply[],
  { withheld, withhold, isInOthers }: OthersRecords,
  ownNames: OwnNames,
): Deviation {
  const isOwn: IsOwn = ownNames.has
  const isOwnOrPattern: IsOwn = (name, key) => isOwn(name, key) || name.startsWith('(')
  return ownNames.withoutRun({
    step,
    expected: withhold(expected, isOwnOrPattern),
    seen: { ...seen, body: withhold(seen.body, isOwn) },
    differences: differences.map(({ field, expected, seen }) =>
      replies.some(({ body }) => isInOthers(body, field, isOwn))
        ? { field, expected: withheld, seen: withheld }
        : { field, expected: withhold(expected, isOwnOrPattern), seen: withhold(seen, isOwn) },
    ),
  })
}

/** The report as JSON, with only status and body of the answers. */
export function reportJson({ findings, ...report }: ContractReport): string {
  const shown = findings.map(({ deviations, ...finding }) => ({
    ...finding,
    deviations: deviations.map(({ step, expected, seen: { status, body }, differences }) => ({
      step,
      expected,
      seen: { status, body: body === undefined ? null : body },
      differences,
    })),
  }))
  return `${JSON.stringify({ ...report, findings: shown }, null, 2)}\n`
}

/** The report as text, with the differences first. @param file Where the lesson was saved. */
export function reportTable(report: ContractReport, file?: string): string {
  const { url, findings, isInterrupted, removed, left, lesson } = report
  const by = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict)
  const [differing, untried, holding] = [by('differs'), by('not tried'), by('holds')]
  const width = Math.max(...findings.map(({ name }) => name.length))
  const row = ({ name }: Finding, text: string) => `  ${name.padEnd(width)}  ${text}`
  const statement = (finding: Finding) => row(finding, `${finding.says} (${finding.basis})`)

  return [
    `${url}: ${holding.length} hold, ${differing.length} differ, ${untried.length} not tried.`,
    ...section(
      'Differs',
      differing.flatMap((finding) => [statement(finding), ...details(finding)]),
    ),
    ...section(
      'Not tried',
      untried.map((finding) => row(finding, `${finding.because}.`)),
    ),
    ...section('Holds', holding.map(statement)),
    '',
    ...(isInterrupted ? ['The run was stopped before its end.'] : []),
    ...cleanUpLines(removed, left),
    advice(differing, lesson, file),
    '',
  ].join('\n')
}

/** A title and the lines below it. Nothing when there are none. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

/** What a run has removed, and what it could not remove. */
export function cleanUpLines(removed: number, left: readonly string[]): string[] {
  return [
    ...(removed > 0 ? [`Removed ${removed} records that an earlier run had left.`] : []),
    ...(left.length > 0 ? ['These records are still in the account. They could not be removed:'] : []),
    ...left.map((one) => `  ${one}`),
  ]
}

function details({ deviations, evidence, lesson }: Finding): string[] {
  return [
    ...differenceLines(deviations),
    `    ${evidence}`,
    ...(lesson ? [] : ['    No assumption of the fake covers this.']),
  ]
}

/** One line for each difference, with all steps that showed it. */
function differenceLines(deviations: Finding['deviations']): string[] {
  const steps = new Map<string, string[]>()
  for (const { step, differences } of deviations) {
    for (const { field, expected, seen } of differences) {
      const line = `${field || 'body'}: expected ${brief(expected)}, seen ${brief(seen)}`
      steps.set(line, [...(steps.get(line) ?? []), step])
    }
  }
  return [...steps].map(([line, names]) => `    ${line} (${names.join(', ')})`)
}

const longest = 100

/** A value as JSON, short enough for a line. A pattern is shown without quotes. */
export function brief(value: unknown): string {
  const text = typeof value === 'string' && value.startsWith('(') ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function advice(differing: readonly Finding[], lesson: LearnedAssumptions, file: string | undefined): string {
  if (differing.length === 0) return 'In every check that was tried, the fake answers like this service.'
  if (Object.keys(lesson).length === 0) return 'No assumption of the fake covers these differences.'
  return file === undefined
    ? `With --save <file> the fake learns the differences: create${product.className}({ assumptions: <file> }).`
    : `The fake answers like this service with create${product.className}({ assumptions: '${file}' }).`
}
