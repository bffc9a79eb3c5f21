import type { Entry } from '../journal/entry.ts'
import { Redactor } from '../journal/redact.ts'
import type { RequestMatch } from '../journal/request-match.ts'
import { describeRequest, type RequestRecord } from '../journal/request-record.ts'
import type { State } from '../world/state.ts'
import { closest } from './closest.ts'
import { Words } from './wording.ts'

/** Enough to recognise what went wrong. */
const maxListed = 5
const maxClosest = 3

/** What a failed check tells about the requests of a state. */
export class Account {
  readonly words: Words
  readonly #redactor: Redactor
  readonly #state: State
  readonly #lines: string[] = []
  readonly #told: Entry[] = []

  constructor(state: State) {
    this.#state = state
    this.#redactor = new Redactor((word) => state.team.knowsToken(word))
    this.words = new Words(this.#redactor)
  }

  get text(): string {
    return this.#lines.join('\n')
  }

  /** The requests that the text names. */
  get requests(): RequestRecord[] {
    return this.describe(this.#told)
  }

  describe(entries: readonly Entry[]): RequestRecord[] {
    return entries.map((entry) => describeRequest(entry, this.#redactor))
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
    for (const entry of shown) this.#tell(entry, '')
    return this
  }

  /** The requests that come nearest to what is meant, and what keeps them from it. */
  nearest(entries: readonly Entry[], match: RequestMatch): this {
    if (entries.length === 0) return this
    this.say(entries.length > maxClosest ? `The closest of ${entries.length} other requests:` : 'Other requests:')
    for (const entry of closest(entries, match, maxClosest))
      this.#tell(entry, `: ${this.words.differences(entry, match)}`)
    return this
  }

  /** What the check cannot know. */
  get dropped(): number {
    return this.#state.journal.dropped
  }

  #tell(entry: Entry, remark: string): void {
    this.#told.push(entry)
    this.say(`  ${this.words.request(entry)}${remark}`)
  }
}
