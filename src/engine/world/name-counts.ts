import { Recent } from './recent.ts'

const limits = { maxEntries: 10_000, maxBytes: 4_000_000, sizeOf: (name: string) => 100 + 2 * name.length }

/**
 * How often each name was used. No name gets the same number twice: of the names that were used longest ago only the
 * highest number is kept, and all names that are not known go on from there.
 */
export class NameCounts {
  #counts = new Recent<string, number>(limits)
  #highestForgotten = 0

  /** The same counts, which from now on change apart. */
  copy(): NameCounts {
    const copy = new NameCounts()
    copy.#counts = this.#counts.copy()
    copy.#highestForgotten = this.#highestForgotten
    return copy
  }

  of(name: string): number {
    return this.#counts.get(name) ?? this.#highestForgotten
  }

  add(name: string): void {
    for (const [, count] of this.#counts.set(name, this.of(name) + 1)) {
      this.#highestForgotten = Math.max(this.#highestForgotten, count)
    }
  }
}
