interface Limits<Key, Value> {
  readonly maxEntries: number
  readonly maxBytes: number
  /** About how many bytes an entry takes. */
  readonly sizeOf: (key: Key, value: Value) => number
}

/** A map that forgets its oldest entries beyond a number of entries and of bytes, so that no client can fill the memory. */
export class Recent<Key, Value> {
  readonly #limits: Limits<Key, Value>
  #entries = new Map<Key, Value>()
  #bytes = 0

  constructor(limits: Limits<Key, Value>) {
    this.#limits = limits
  }

  /** An independent copy. */
  copy(): Recent<Key, Value> {
    const copy = new Recent(this.#limits)
    copy.#entries = new Map(this.#entries)
    copy.#bytes = this.#bytes
    return copy
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key)
  }

  /** Oldest first. */
  values(): Value[] {
    return [...this.#entries.values()]
  }

  /** Makes the entry the newest one. @returns The entries that it forgets for that. */
  set(key: Key, value: Value): (readonly [Key, Value])[] {
    this.#delete(key)
    this.#entries.set(key, value)
    this.#bytes += this.#limits.sizeOf(key, value)

    const forgotten: (readonly [Key, Value])[] = []
    for (const entry of this.#entries) {
      if (this.#entries.size <= this.#limits.maxEntries && this.#bytes <= this.#limits.maxBytes) break
      this.#delete(entry[0])
      forgotten.push(entry)
    }
    return forgotten
  }

  #delete(key: Key): void {
    if (!this.#entries.has(key)) return
    this.#bytes -= this.#limits.sizeOf(key, this.#entries.get(key) as Value)
    this.#entries.delete(key)
  }
}

const limits = { maxEntries: 10_000, maxBytes: 4_000_000, sizeOf: (name: string) => 100 + 2 * name.length }

/**
 * How often each name was used. No name gets the same number twice: of the names that were used longest ago only the
 * highest number is kept, and all names that are not known go on from there.
 */
export class NameCounts {
  #counts = new Recent<string, number>(limits)
  #highestForgotten = 0

  /** An independent copy. */
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
