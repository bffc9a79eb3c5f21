/** Calls that say nothing about the fake, by operation and reason. */
export interface SkippedCalls {
  readonly operation: string
  readonly because: string
  readonly times: number
}

/** Counts such calls. */
export class SkippedCallCounts {
  readonly #byReason = new Map<string, SkippedCalls>()

  count(operation: string, because: string): void {
    const key = `${operation} ${because}`
    const { times } = this.#byReason.get(key) ?? { times: 0 }
    this.#byReason.set(key, { operation, because, times: times + 1 })
  }

  list(): SkippedCalls[] {
    return [...this.#byReason.values()]
  }
}
