import { product } from '../product.ts'
import type { IsOwn, OthersRecords } from './account.ts'
import type { Check } from './check.ts'
import type { Deviation, OwnNames } from './judge.ts'
import type { LearnedAssumptions } from './learned-assumptions.ts'
import type { Replies } from './reply.ts'

/** What one check found out. */
export interface Finding extends Pick<Check, 'assumptions' | 'basis' | 'evidence' | 'name' | 'operations' | 'says'> {
  readonly verdict: 'holds' | 'differs' | 'not tried'
  /** Why it was not tried. */
  readonly because: string | null
  readonly deviations: readonly Deviation[]
  /** Makes the fake answer as the service did. Null when there is nothing to teach, or no way to. */
  readonly lesson: LearnedAssumptions | null
}

export interface ContractReport {
  readonly url: string
  readonly findings: readonly Finding[]
  readonly isInterrupted: boolean
  /** How many records earlier runs had left, which this one has removed. */
  readonly removed: number
  /** What is still there and should not be, in words. */
  readonly left: readonly string[]
  /** All lessons as one: what `--save` writes. */
  readonly lesson: LearnedAssumptions
}

/** A deviation to show: it has nothing but keys of records that the run did not create, and no name of the run. */
export function shownDeviation(
  { step, expected, seen, differences }: Deviation,
  replies: Replies,
  { withheld, withhold, isInOthers }: OthersRecords,
  ownNames: OwnNames,
): Deviation {
  const isOwn: IsOwn = (name) => name.startsWith(ownNames.prefix)
  const isOwnOrPattern: IsOwn = (name, key) => isOwn(name, key) || name.startsWith('(')
  const bodies = Object.values(replies).map(({ body }) => body)
  return ownNames.withoutRun({
    step,
    expected: withhold(expected, isOwnOrPattern),
    seen: { ...seen, body: withhold(seen.body, isOwn) },
    differences: differences.map(({ field, expected, seen }) =>
      bodies.some((body) => isInOthers(body, field, isOwn))
        ? { field, expected: withheld, seen: withheld }
        : { field, expected: withhold(expected, isOwnOrPattern), seen: withhold(seen, isOwn) },
    ),
  })
}

const longest = 100

/** A report for programs: one JSON object. */
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

/**
 * A report for people. What differs comes first, because that is what they look for.
 *
 * @param file Where the lesson has been written, if it has.
 */
export function reportTable(report: ContractReport, file?: string): string {
  const { url, findings, isInterrupted, removed, left, lesson } = report
  const by = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict)
  const [differing, untried, holding] = [by('differs'), by('not tried'), by('holds')]
  const width = Math.max(...findings.map(({ name }) => name.length))
  const row = ({ name }: Finding, text: string) => `  ${name.padEnd(width)}  ${text}`

  return [
    `${url}: ${holding.length} hold, ${differing.length} differ, ${untried.length} not tried.`,
    ...section(
      'Differs',
      differing.flatMap((finding) => [row(finding, `${finding.says} (${finding.basis})`), ...details(finding)]),
    ),
    ...section(
      'Not tried',
      untried.map((finding) => row(finding, `${finding.because}.`)),
    ),
    ...section(
      'Holds',
      holding.map((finding) => row(finding, `${finding.says} (${finding.basis})`)),
    ),
    '',
    ...(isInterrupted ? ['The run was stopped before its end.'] : []),
    ...(removed > 0 ? [`Removed ${removed} records that an earlier run had left.`] : []),
    ...(left.length > 0 ? ['Could not be removed, and are still there:', ...left.map((one) => `  ${one}`)] : []),
    ...advice(differing, lesson, file),
    '',
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

function details({ deviations, evidence, lesson }: Finding): string[] {
  return [
    ...differenceLines(deviations),
    `    ${evidence}`,
    ...(lesson ? [] : ['    The fake cannot be told to answer so.']),
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

/** Short enough for a line. */
export function brief(value: unknown): string {
  const text = typeof value === 'string' && value.startsWith('(') ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function advice(differing: readonly Finding[], lesson: object, file: string | undefined): string[] {
  if (differing.length === 0) return ['The fake answers as this service does, as far as was tried.']
  if (Object.keys(lesson).length === 0) return ['Nothing of what differs can be taught to the fake.']
  return [
    file === undefined
      ? `With --save <file> the fake learns what differs: create${product.className}({ assumptions: <file> }).`
      : `The fake answers like this service with create${product.className}({ assumptions: '${file}' }).`,
  ]
}
