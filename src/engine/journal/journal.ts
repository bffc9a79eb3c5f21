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
  /** Secrets to hide. @default none */
  readonly secrets?: readonly string[]
  /** Knows more secrets to hide. @default none */
  readonly source?: SecretSource
  /** Needed to describe entries. */
  readonly words?: ChangeWords
  /** Called with every answered request, even when the journal does not keep it. */
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
  /** By ordinal, oldest first, without a gap. */
  readonly #entries = new Map<number, Entry>()
  /** The ordinal of the oldest entry. */
  #oldest = 1
  #next = 1
  #bytes = 0
  #dropped = 0
  readonly #listeners = new Set<(entry: Entry) => void>()

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

  /** Entries as testers see them. */
  describe(entries: readonly Entry[]): RequestRecord[] {
    const { redactor } = this
    const words = this.#words as ChangeWords
    return entries.map((entry) => describeRequest(entry, redactor, words))
  }

  /** Hides the secrets of `source`, too. */
  hideSecretsOf(source: SecretSource): void {
    if (source !== this.#sources[0]) this.#sources = [source, ...this.#sources].slice(0, maxSources)
  }

  /** How many requests were dropped because of the limits. */
  get dropped(): number {
    return this.#dropped
  }

  /** Adds a request on arrival. {@link complete} adds its answer. */
  begin(receivedAt: number, method: string, target: string, headers: RequestHeaders): Entry {
    const entry = new Entry(this.#next++, receivedAt, method, target, headers)
    this.#entries.set(entry.ordinal, entry)
    if (this.#entries.size > this.#limits.maxEntries) this.#dropOldest()
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
    if (this.#entries.has(entry.ordinal)) this.#bytes += bytes
    while (this.#bytes > this.#limits.maxBytes) this.#dropOldest()
    for (const listener of this.#listeners) listener(entry)
  }

  /**
   * Calls `listener` with every request that is answered from now on.
   *
   * @returns Stops the calls.
   */
  onAnswer(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Oldest first. */
  entries(): Entry[] {
    return [...this.#entries.values()]
  }

  clear(): void {
    this.#entries.clear()
    this.#oldest = this.#next
    this.#bytes = 0
  }

  #dropOldest(): void {
    const oldest = this.#entries.get(this.#oldest) as Entry
    this.#entries.delete(this.#oldest++)
    this.#dropped++
    // The bytes of a request under way are not counted yet.
    if (oldest.isComplete) this.#bytes -= oldest.bytes
  }
}
