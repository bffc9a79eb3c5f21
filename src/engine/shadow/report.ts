import { isDeepStrictEqual } from 'node:util'
import { brief } from '../contract/report.ts'
import { product } from '../product.ts'
import type { ShadowDifference } from './compare.ts'

/** One way in which the upstream is not as the fake, in all answers of one operation. */
interface ShadowFinding {
  /** The name of the operation, or method and path of what is none. */
  readonly operation: string
  readonly field: string
  /** As it was seen first. */
  readonly upstream: unknown
  readonly fake: unknown
  /** What the fake assumes there; empty where it follows the documentation. */
  readonly assumptions: readonly string[]
  /** In how many answers. */
  readonly times: number
  /** The number of the first call that showed it. */
  readonly firstCall: number
  /** Other operations whose answers show the same record with the same difference, as its consequence. */
  readonly alsoIn: readonly string[]
}

interface Growing extends Omit<ShadowFinding, 'alsoIn'> {
  times: number
  readonly alsoIn: Set<string>
}

/** A call and how it was answered, as far as a finding needs it. */
interface Seen {
  readonly operation: string
  readonly call: number
  readonly assumptions: (difference: ShadowDifference) => readonly string[]
}

/** All differences of a run, each said once. */
class Findings {
  readonly #byPlace = new Map<string, Growing>()
  /** By record and key, what was last seen of it: an answer that shows it again shows nothing new. */
  readonly #bySource = new Map<string, { finding: Growing; difference: ShadowDifference }>()

  add(differences: readonly ShadowDifference[], seen: Seen): void {
    for (const difference of differences) this.#add(difference, seen)
  }

  list(): ShadowFinding[] {
    return [...this.#byPlace.values()].map(({ alsoIn, ...finding }) => ({ ...finding, alsoIn: [...alsoIn] }))
  }

  #add(difference: ShadowDifference, { operation, call, assumptions }: Seen): void {
    const { field, upstream, fake, record } = difference
    const source = record === null ? undefined : JSON.stringify([record, field.slice(field.lastIndexOf('/') + 1)])
    const behind = assumptions(difference)
    const place = `${operation} ${field} ${behind}`
    const earlier = source === undefined ? undefined : this.#bySource.get(source)
    if (earlier && !this.#byPlace.has(place) && isSame(earlier.difference, difference)) {
      if (earlier.finding.operation !== operation) earlier.finding.alsoIn.add(operation)
      return
    }

    const finding = this.#byPlace.get(place) ?? {
      ...{ operation, field, upstream, fake, assumptions: behind },
      ...{ times: 0, firstCall: call, alsoIn: new Set<string>() },
    }
    finding.times++
    this.#byPlace.set(place, finding)
    if (source !== undefined) this.#bySource.set(source, { finding, difference })
  }
}

function isSame(one: ShadowDifference, other: ShadowDifference): boolean {
  return isDeepStrictEqual([one.upstream, one.fake], [other.upstream, other.fake])
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
  /** How many records an earlier run had left, which this one has removed. */
  readonly removed: number
  /** What is still at the upstream and should not be, in words. */
  readonly left: readonly string[]
}

/** Calls that say nothing about the fake, by operation and reason. */
interface SkippedCalls {
  readonly operation: string
  readonly because: string
  readonly times: number
}

/** Collects what a shadow run finds out. */
export class ShadowRecord {
  readonly findings = new Findings()
  calls = 0
  compared = 0
  hidden = 0
  removed = 0
  readonly #heldBack = new Map<string, SkippedCalls>()
  readonly #notCompared = new Map<string, SkippedCalls>()
  readonly #headersLeftOut = new Map<string, number>()

  holdBack(operation: string, because: string): void {
    count(this.#heldBack, operation, because)
  }

  skip(operation: string, because: string): void {
    count(this.#notCompared, operation, because)
  }

  leaveOut(headers: readonly string[]): void {
    for (const name of headers) this.#headersLeftOut.set(name, (this.#headersLeftOut.get(name) ?? 0) + 1)
  }

  /** @param left What is still at the upstream. */
  report(upstream: string, left: readonly string[]): ShadowReport {
    return {
      upstream,
      calls: this.calls,
      compared: this.compared,
      findings: this.findings.list(),
      heldBack: [...this.#heldBack.values()],
      notCompared: [...this.#notCompared.values()],
      headersLeftOut: Object.fromEntries(this.#headersLeftOut),
      hidden: this.hidden,
      removed: this.removed,
      left,
    }
  }
}

function count(skipped: Map<string, SkippedCalls>, operation: string, because: string): void {
  const key = `${operation} ${because}`
  const { times } = skipped.get(key) ?? { times: 0 }
  skipped.set(key, { operation, because, times: times + 1 })
}

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
