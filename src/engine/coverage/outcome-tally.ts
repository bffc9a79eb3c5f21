import type { Entry } from '../journal/entry.ts'

/** How often each outcome of each operation was answered. */
export type OutcomeCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/**
 * Counts what a fake answers, in all of its worlds and over all resets. What a fault answers does not count: it proves
 * nothing about how the tested code gets along with Explo.
 */
export class OutcomeTally {
  readonly #byOperation = new Map<string, Map<string, number>>()

  count(entry: Entry): void {
    const { operation } = entry
    if (operation === null || entry.isInjected) return

    const outcome = outcomeOf(entry)
    const counts = this.#byOperation.get(operation) ?? new Map<string, number>()
    this.#byOperation.set(operation, counts.set(outcome, (counts.get(outcome) ?? 0) + 1))
  }

  /** By operation, then by the name of a refusal, or `changed` or `unchanged` for a success. */
  counts(): OutcomeCounts {
    return Object.fromEntries([...this.#byOperation].map(([name, counts]) => [name, Object.fromEntries(counts)]))
  }
}

/** The name of a refusal, or `changed` or `unchanged` for a success. A get-or-create is told apart when somebody asks. */
export function outcomeOf({ refusal, changes }: Entry): string {
  return refusal ?? (changes.length > 0 ? 'changed' : 'unchanged')
}
