import { brief } from '../contract/report.ts'
import { product } from '../product.ts'
import type { ShadowFinding, ShadowReport, SkippedCalls } from './report.ts'

/** A report for people. What differs comes first, because that is what they look for. */
export function shadowTable({
  upstream,
  calls,
  compared,
  findings,
  heldBack,
  notCompared,
  ...run
}: ShadowReport): string {
  const { removed, left, hidden, headersLeftOut } = run
  return [
    `${upstream}: ${calls} calls, ${compared} of them compared. Differences: ${findings.length}.`,
    ...section('Differs', findings.flatMap(lines)),
    ...section('Not sent there, and answered by the fake', heldBack.map(line)),
    ...section('Not compared', notCompared.map(line)),
    ...section(
      'Headers that were not sent there',
      Object.entries(headersLeftOut).map(([name, times]) => `  ${name}${timesOf(times)}`),
    ),
    '',
    ...(hidden > 0 ? [`Left ${hidden} records of others out of the answers.`] : []),
    ...(removed > 0 ? [`Removed ${removed} records that an earlier run had left.`] : []),
    ...(left.length > 0 ? ['Could not be removed, and are still there:', ...left.map((one) => `  ${one}`)] : []),
    advice(findings),
    '',
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

function lines({ operation, field, upstream, fake, assumptions, times, firstCall, alsoIn }: ShadowFinding): string[] {
  const basis = assumptions.length === 0 ? 'no assumption: documented, or overlooked' : assumptions.join(', ')
  const consequence = alsoIn.length === 0 ? '' : `; then also in ${alsoIn.join(', ')}`
  return [
    `  ${operation}  ${field || 'body'} (${basis})`,
    `    the upstream has ${brief(upstream)}, the fake ${brief(fake)}`,
    `    ${times === 1 ? 'once' : `${times} times`}, first in call ${firstCall}${consequence}`,
  ]
}

function line({ operation, because, times }: SkippedCalls): string {
  return `  ${operation}  ${because}${timesOf(times)}`
}

function timesOf(times: number): string {
  return times === 1 ? '' : ` (${times} times)`
}

function advice(findings: readonly ShadowFinding[]): string {
  if (findings.length === 0) return 'The fake answered as the upstream did, as far as was compared.'
  if (findings.every(({ assumptions }) => assumptions.length === 0)) return 'Nothing of it can be taught to the fake.'
  return `What is assumed, "${product.name} contract --save <file>" tries one by one and teaches the fake.`
}
