import { brief, cleanUpLines, section } from '../contract/report.ts'
import { product } from '../product.ts'

/** One way in which the upstream differs from the fake, in all answers of one operation. */
export interface ShadowFinding {
  /** The name of the operation. */
  readonly operation: string
  readonly field: string
  /** The first values that were seen. */
  readonly upstream: unknown
  readonly fake: unknown
  /** The assumptions of the fake that it contradicts; empty where the fake follows the documentation. */
  readonly assumptions: readonly string[]
  /** In how many answers it was seen. */
  readonly times: number
  /** The number of the first call that showed it. */
  readonly firstCall: number
  /** Other operations whose answers show the same record with the same difference, as its consequence. */
  readonly alsoIn: readonly string[]
}

/** What a shadow run found out. */
export interface ShadowReport {
  readonly upstream: string
  readonly calls: number
  readonly compared: number
  readonly findings: readonly ShadowFinding[]
  /** Calls that the fake answered, because they could not be sent safely. */
  readonly heldBack: readonly SkippedCalls[]
  /** Calls that the upstream answered, and whose answers say nothing about the fake. */
  readonly notCompared: readonly SkippedCalls[]
  /** Headers of the client that were not sent to the upstream, with the number of calls that had them. */
  readonly headersLeftOut: Readonly<Record<string, number>>
  /** How many records of others were left out of the answers. */
  readonly hidden: number
  /** How many records of earlier runs this one has removed. */
  readonly removed: number
  /** The records of runs that are still at the upstream, in words. */
  readonly left: readonly string[]
}

/** Calls that say nothing about the fake, by operation and reason. */
export interface SkippedCalls {
  /** The name of the operation, or method and path of a call that reaches none. */
  readonly operation: string
  readonly because: string
  readonly times: number
}

/** The report as text, with the differences first. */
export function shadowTable(report: ShadowReport): string {
  const { upstream, calls, compared, findings, heldBack, notCompared, headersLeftOut, hidden, removed, left } = report
  const headers = Object.entries(headersLeftOut)
  return [
    `${upstream}: ${calls} calls, ${compared} of them compared. Differences: ${findings.length}.`,
    ...section('Differs', findings.flatMap(findingLines)),
    ...section('Not sent to the upstream, and answered by the fake', heldBack.map(skippedLine)),
    ...section('Not compared', notCompared.map(skippedLine)),
    ...section(
      'Headers that were not sent to the upstream',
      headers.map(([name, times]) => `  ${name}${timesOf(times)}`),
    ),
    '',
    ...(hidden > 0 ? [`Left ${hidden} records of others out of the answers.`] : []),
    ...cleanUpLines(removed, left),
    advice(findings),
    '',
  ].join('\n')
}

function findingLines(finding: ShadowFinding): string[] {
  const { operation, field, upstream, fake, assumptions, times, firstCall, alsoIn } = finding
  const basis = assumptions.length === 0 ? 'documented, or a gap in the assumptions' : assumptions.join(', ')
  const consequence = alsoIn.length === 0 ? '' : `; then also in ${alsoIn.join(', ')}`
  return [
    `  ${operation}  ${field || 'body'} (${basis})`,
    `    the upstream has ${brief(upstream)}, the fake ${brief(fake)}`,
    `    ${times === 1 ? 'once' : `${times} times`}, first in call ${firstCall}${consequence}`,
  ]
}

function skippedLine({ operation, because, times }: SkippedCalls): string {
  return `  ${operation}  ${because}${timesOf(times)}`
}

function timesOf(times: number): string {
  return times === 1 ? '' : ` (${times} times)`
}

function advice(findings: readonly ShadowFinding[]): string {
  if (findings.length === 0) return 'In everything that was compared, the fake answered like the upstream.'
  if (findings.every(({ assumptions }) => assumptions.length === 0)) {
    return 'No assumption of the fake covers these differences.'
  }
  return `"${product.name} contract --save <file>" tries these assumptions one by one, and teaches the fake.`
}
