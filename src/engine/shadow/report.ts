import { Findings, type ShadowFinding } from './findings.ts'

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
export interface SkippedCalls {
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
