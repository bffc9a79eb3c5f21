import { isDeepStrictEqual } from 'node:util'
import type { ShadowDifference } from './compare.ts'
import type { ShadowFinding, ShadowReport, SkippedCalls } from './report.ts'

type Growing<Item> = { -readonly [Key in keyof Item]: Item[Key] }

interface GrowingFinding extends Growing<ShadowFinding> {
  alsoIn: string[]
}

/** Where a difference was seen. */
interface Origin {
  readonly operation: string
  /** The number of the call. */
  readonly call: number
  /** The assumptions that it contradicts. */
  readonly assumptions: readonly string[]
}

/** Collects what a shadow run finds out. */
export class ShadowRecord {
  calls = 0
  compared = 0
  hidden = 0
  removed = 0
  readonly #findings = new Map<string, GrowingFinding>()
  /** By record and key, the difference that was seen last: an answer that shows it again shows nothing new. */
  readonly #bySource = new Map<string, { finding: GrowingFinding; difference: ShadowDifference }>()
  readonly #heldBack = new Map<string, Growing<SkippedCalls>>()
  readonly #notCompared = new Map<string, Growing<SkippedCalls>>()
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

  report(upstream: string, left: readonly string[]): ShadowReport {
    return {
      upstream,
      calls: this.calls,
      compared: this.compared,
      findings: [...this.#findings.values()],
      heldBack: [...this.#heldBack.values()],
      notCompared: [...this.#notCompared.values()],
      headersLeftOut: Object.fromEntries(this.#headersLeftOut),
      hidden: this.hidden,
      removed: this.removed,
      left,
    }
  }

  /** Adds a difference. Each way in which the two sides differ is one finding. */
  add(difference: ShadowDifference, { operation, call, assumptions }: Origin): void {
    const { field, upstream, fake, record } = difference
    const place = `${operation} ${field} ${assumptions}`
    const source = record === null ? undefined : JSON.stringify([record, field.slice(field.lastIndexOf('/') + 1)])
    const earlier = source === undefined ? undefined : this.#bySource.get(source)
    if (earlier && !this.#findings.has(place) && isSame(earlier.difference, difference)) {
      const { alsoIn, operation: first } = earlier.finding
      if (first !== operation && !alsoIn.includes(operation)) alsoIn.push(operation)
      return
    }

    const finding = this.#findings.get(place) ?? {
      operation,
      field,
      upstream,
      fake,
      assumptions,
      times: 0,
      firstCall: call,
      alsoIn: [],
    }
    finding.times++
    this.#findings.set(place, finding)
    if (source !== undefined) this.#bySource.set(source, { finding, difference })
  }
}

function isSame(one: ShadowDifference, other: ShadowDifference): boolean {
  return isDeepStrictEqual([one.upstream, one.fake], [other.upstream, other.fake])
}

function count(skipped: Map<string, Growing<SkippedCalls>>, operation: string, because: string): void {
  const key = `${operation} ${because}`
  const calls = skipped.get(key) ?? { operation, because, times: 0 }
  calls.times++
  skipped.set(key, calls)
}
