import type { OutcomeTally } from '../coverage/outcome-tally.ts'
import type { JournalLimits } from '../options/settings.ts'
import { Entry, type RequestHeaders } from './entry.ts'

/** The requests that a world received, the newest ones up to a number of entries and of bytes. */
export class Journal {
  readonly #limits: JournalLimits
  readonly #outcomes: OutcomeTally | undefined
  /** A ring: the entry of ordinal n is at n modulo the limit. */
  readonly #ring: (Entry | undefined)[] = []
  #oldest = 1
  #next = 1
  #bytes = 0
  #cleared = 0
  /** Made when somebody listens. */
  #listeners: Set<(entry: Entry) => void> | undefined

  /** @param outcomes Counts every answer, also those that the journal cannot keep. */
  constructor(limits: JournalLimits, outcomes?: OutcomeTally) {
    this.#limits = limits
    this.#outcomes = outcomes
  }

  /** How many requests the limits have pushed out. */
  get dropped(): number {
    return this.#oldest - 1 - this.#cleared
  }

  /** Enters a request on arrival; {@link complete} adds the answer. */
  begin(receivedAt: number, method: string, target: string, headers: RequestHeaders): Entry {
    const entry = new Entry(this.#next++, receivedAt, method, target, headers)
    if (this.#limits.maxEntries === 0) {
      this.#oldest = this.#next
      return entry
    }
    if (entry.ordinal - this.#oldest >= this.#limits.maxEntries) this.#dropOldest()
    this.#ring[this.#slot(entry.ordinal)] = entry
    return entry
  }

  /** @param status Null when the client got no answer. */
  complete(entry: Entry, status: number | null, reply: string | null, bytes: number): void {
    entry.isComplete = true
    entry.status = status
    entry.reply = reply
    entry.bytes = bytes
    entry.answeredBefore = this.#next
    this.#outcomes?.count(entry)
    if (entry.ordinal >= this.#oldest) this.#count(bytes)
    if (this.#listeners) for (const listener of this.#listeners) listener(entry)
  }

  /**
   * Calls `listener` with every request that is answered from now on.
   *
   * @returns Takes that back.
   */
  onAnswer(listener: (entry: Entry) => void): () => void {
    this.#listeners ??= new Set()
    this.#listeners.add(listener)
    return () => this.#listeners?.delete(listener)
  }

  /** Oldest first. */
  entries(): Entry[] {
    const kept: Entry[] = []
    for (let ordinal = this.#oldest; ordinal < this.#next; ordinal++) {
      kept.push(this.#ring[this.#slot(ordinal)] as Entry)
    }
    return kept
  }

  clear(): void {
    this.#cleared += this.#next - this.#oldest
    this.#oldest = this.#next
    this.#bytes = 0
    this.#ring.length = 0
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    while (this.#bytes > this.#limits.maxBytes && this.#oldest < this.#next) this.#dropOldest()
  }

  #dropOldest(): void {
    const slot = this.#slot(this.#oldest++)
    const entry = this.#ring[slot] as Entry
    // What is under way has bytes, and has not been counted yet.
    if (entry.isComplete) this.#bytes -= entry.bytes
    this.#ring[slot] = undefined
  }

  #slot(ordinal: number): number {
    return ordinal % this.#limits.maxEntries
  }
}
