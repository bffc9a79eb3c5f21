import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { fieldDifferences, type RequestMatch, sentFields } from '../journal/request-match.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { VerifyError } from './verify-error.ts'
import { Words } from './wording.ts'

const maxListed = 5
const maxClosest = 3

/** The requests that a check reads. */
export interface Received {
  readonly journal: Journal
  /** The requests without an API token of any world, oldest first, one line for each. */
  readonly unclaimed: () => readonly string[]
}

/** The message of a failed check, built line by line. */
export class FailureText {
  readonly words: Words
  readonly #journal: Journal
  readonly #unclaimed: readonly string[]
  readonly #lines: string[] = []
  readonly #named: Entry[] = []

  constructor({ journal, unclaimed }: Received) {
    this.#journal = journal
    this.#unclaimed = unclaimed()
    this.words = new Words(journal.redactor)
  }

  get text(): string {
    return this.#lines.join('\n')
  }

  /** The requests that the message names. */
  get requests(): RequestRecord[] {
    return this.#journal.describe(this.#named)
  }

  get error(): VerifyError {
    return new VerifyError(this.text, this.cure, this.requests)
  }

  say(sentence: string): this {
    this.#lines.push(sentence)
    return this
  }

  /** Adds the newest of these requests, oldest first. */
  received(entries: readonly Entry[]): this {
    if (entries.length === 0) return this
    const shown = entries.slice(-maxListed)
    this.say(shown.length < entries.length ? `Received, the last ${shown.length} of ${entries.length}:` : 'Received:')
    for (const entry of shown) this.#name(entry, '')
    return this
  }

  /** Adds the requests that are closest to the match, and how they differ from it. */
  nearest(entries: readonly Entry[], match: RequestMatch): this {
    if (entries.length === 0) return this
    this.say(entries.length > maxClosest ? `The closest of ${entries.length} other requests:` : 'Other requests:')
    for (const entry of closest(entries, match)) this.#name(entry, `: ${this.words.differences(entry, match)}`)
    return this
  }

  /** Adds the newest requests without an API token of any world, because they may have been meant for this one. */
  unclaimed(): this {
    const count = this.#unclaimed.length
    if (count === 0) return this
    const came = count === 1 ? 'One request came' : `${count} requests came`
    this.say(`${came} without an API token of any world, perhaps meant for this one:`)
    for (const line of this.#unclaimed.slice(-maxClosest)) this.say(`  ${line}`)
    return this
  }

  get cure(): string {
    const { dropped } = this.#journal
    if (dropped > 0) {
      return `The journal has dropped ${dropped} older ${dropped === 1 ? 'request' : 'requests'}: raise the option "journal", or reset between tests.`
    }
    if (this.#unclaimed.length > 0) {
      return 'Give the application the API token of this world, which env() has. In a shared fake, another test may have sent them.'
    }
    if (this.#journal.entries().length === 0) {
      return 'No request has come since the last reset. Does the tested code use the URL of this fake and an API token of this world?'
    }
    return 'requests.list() returns all requests; explain(id) says why one was answered as it was.'
  }

  #name(entry: Entry, remark: string): void {
    this.#named.push(entry)
    this.say(`  ${this.words.request(entry)}${remark}`)
  }
}

/** Another operation counts more than any number of different fields. */
const otherOperation = 1000

/** The requests with the fewest differences from the match, closest first; equally close ones newest first. */
function closest(entries: readonly Entry[], match: RequestMatch): Entry[] {
  return entries
    .map((entry) => ({ entry, distance: distance(entry, match) }))
    .sort((one, other) => one.distance - other.distance || other.entry.ordinal - one.entry.ordinal)
    .slice(0, maxClosest)
    .map(({ entry }) => entry)
}

function distance(entry: Entry, { operation, status, where }: RequestMatch): number {
  return (
    (operation !== undefined && entry.operation !== operation ? otherOperation : 0) +
    (status !== undefined && entry.status !== status ? 1 : 0) +
    (where === undefined ? 0 : fieldDifferences(where, sentFields(entry)).length)
  )
}
