interface Limits<Key, Value> {
  readonly maxEntries: number
  readonly maxBytes: number
  /** The approximate size of an entry in bytes. */
  readonly sizeOf: (key: Key, value: Value) => number
}

/** A map that drops its oldest entries when it has too many entries or bytes. */
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

  /** Makes the entry the newest one. @returns The dropped entries. */
  set(key: Key, value: Value): (readonly [Key, Value])[] {
    this.#delete(key)
    this.#entries.set(key, value)
    this.#bytes += this.#limits.sizeOf(key, value)

    const dropped: (readonly [Key, Value])[] = []
    for (const entry of this.#entries) {
      if (this.#entries.size <= this.#limits.maxEntries && this.#bytes <= this.#limits.maxBytes) break
      this.#delete(entry[0])
      dropped.push(entry)
    }
    return dropped
  }

  #delete(key: Key): void {
    if (!this.#entries.has(key)) return
    this.#bytes -= this.#limits.sizeOf(key, this.#entries.get(key) as Value)
    this.#entries.delete(key)
  }
}

const limits = { maxEntries: 10_000, maxBytes: 4_000_000, sizeOf: (name: string) => 100 + 2 * name.length }

/**
 * How often each name was used. A name never gets the same number twice: of dropped names the highest number is kept, and
 * unknown names continue from it.
 */
export class NameCounts {
  #counts = new Recent<string, number>(limits)
  #highestDropped = 0

  /** An independent copy. */
  copy(): NameCounts {
    const copy = new NameCounts()
    copy.#counts = this.#counts.copy()
    copy.#highestDropped = this.#highestDropped
    return copy
  }

  of(name: string): number {
    return this.#counts.get(name) ?? this.#highestDropped
  }

  add(name: string): void {
    for (const [, count] of this.#counts.set(name, this.of(name) + 1)) {
      this.#highestDropped = Math.max(this.#highestDropped, count)
    }
  }
}
