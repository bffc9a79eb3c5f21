import type { ChangeWords } from './change.ts'
import { Entry } from './entry.ts'
import { History } from './history.ts'
import { Redactor, type RequestHeaders, type SecretSource } from './redact.ts'
import { describeRequest, type RequestRecord } from './request-record.ts'

/** How much a journal keeps; the oldest requests are dropped first. */
export interface JournalLimits {
  /** @default 1000 */
  readonly maxEntries: number
  /** The bodies of requests and answers together. @default 16_000_000 */
  readonly maxBytes: number
}

interface JournalOptions {
  /** Secrets that it hides. @default none */
  readonly secrets?: readonly string[]
  /** Knows more secrets to hide. @default none */
  readonly source?: SecretSource
  /** Needed to describe entries. */
  readonly words?: ChangeWords
  /** Told of every answer, also of those that the journal cannot keep. */
  readonly onAnswer?: (entry: Entry) => void
}

/** A seed replaces the source of secrets. Older entries still hold secrets of the previous source. */
const maxSources = 2

/** The requests that a world received, the newest ones up to a number of entries and of bytes. */
export class Journal {
  readonly #limits: JournalLimits
  readonly #onAnswer: ((entry: Entry) => void) | undefined
  readonly #secrets: readonly string[]
  readonly #words: ChangeWords | undefined
  readonly history = new History()
  #sources: readonly SecretSource[]
  /** A ring: the entry of ordinal n is at n modulo the limit. */
  readonly #ring: (Entry | undefined)[] = []
  #oldest = 1
  #next = 1
  #bytes = 0
  #cleared = 0
  /** Made when somebody listens. */
  #listeners: Set<(entry: Entry) => void> | undefined

  constructor(limits: JournalLimits, { secrets = [], source, words, onAnswer }: JournalOptions = {}) {
    this.#limits = limits
    this.#secrets = secrets
    this.#sources = source ? [source] : []
    this.#words = words
    this.#onAnswer = onAnswer
  }

  /** Hides the secrets that are known now. */
  get redactor(): Redactor {
    return new Redactor(this.#sources, this.#secrets)
  }

  /** What a tester may see of its entries. */
  describe(entries: readonly Entry[]): RequestRecord[] {
    const { redactor } = this
    const words = this.#words as ChangeWords
    return entries.map((entry) => describeRequest(entry, redactor, words))
  }

  /** Hides the secrets of `source`, too. */
  hideSecretsOf(source: SecretSource): void {
    if (source !== this.#sources[0]) this.#sources = [source, ...this.#sources].slice(0, maxSources)
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
    this.#onAnswer?.(entry)
    if (entry.ordinal >= this.#oldest) this.#count(bytes)
    if (this.#listeners) for (const listener of this.#listeners) listener(entry)
  }

  /**
   * Calls `listener` with every request that is answered from now on.
   *
   * @returns Stops that.
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
    // A request under way has bytes, which are not counted yet.
    if (entry.isComplete) this.#bytes -= entry.bytes
    this.#ring[slot] = undefined
  }

  #slot(ordinal: number): number {
    return ordinal % this.#limits.maxEntries
  }
}
