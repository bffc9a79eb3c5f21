import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { RequestMatch } from '../journal/request-match.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { closest } from './closest.ts'
import { Words } from './wording.ts'

/** Enough to recognise what went wrong. */
const maxListed = 5
const maxClosest = 3

/** The message of a failed check, made line by line. */
export class FailureText {
  readonly words: Words
  readonly #journal: Journal
  readonly #lines: string[] = []
  readonly #named: Entry[] = []

  constructor(journal: Journal) {
    this.#journal = journal
    this.words = new Words(journal.redactor)
  }

  get text(): string {
    return this.#lines.join('\n')
  }

  /** The requests that the text names. */
  get requests(): RequestRecord[] {
    return this.#journal.describe(this.#named)
  }

  say(sentence: string): this {
    this.#lines.push(sentence)
    return this
  }

  /** The newest of these requests, oldest first. */
  received(entries: readonly Entry[]): this {
    if (entries.length === 0) return this
    const shown = entries.slice(-maxListed)
    this.say(shown.length < entries.length ? `Received, the last ${shown.length} of ${entries.length}:` : 'Received:')
    for (const entry of shown) this.#name(entry, '')
    return this
  }

  /** The requests that are closest to the match, and how they differ from it. */
  nearest(entries: readonly Entry[], match: RequestMatch): this {
    if (entries.length === 0) return this
    this.say(entries.length > maxClosest ? `The closest of ${entries.length} other requests:` : 'Other requests:')
    for (const entry of closest(entries, match, maxClosest))
      this.#name(entry, `: ${this.words.differences(entry, match)}`)
    return this
  }

  #name(entry: Entry, remark: string): void {
    this.#named.push(entry)
    this.say(`  ${this.words.request(entry)}${remark}`)
  }
}
