import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { matches, type RequestMatch } from '../journal/request-match.ts'
import type { Bounds } from './expectation.ts'
import { FailureText } from './failure-text.ts'
import { VerifyError } from './verify-error.ts'

/** The requests that match, when there are as many as expected. @throws {VerifyError} */
export function verifyCount(journal: Journal, match: RequestMatch, bounds: Bounds): Entry[] {
  const entries = journal.entries()
  const found = entries.filter((entry) => matches(entry, match))
  const count = found.length
  const text = new FailureText(journal)
  const expected = text.words.expectation(match, bounds)
  if (count < bounds.least || count > bounds.most) {
    text.say(`Expected ${expected}, but received ${count === 0 ? 'none' : count}.`).received(found)
    const others = entries.filter((entry) => !found.includes(entry))
    if (count < bounds.least) text.nearest(others, match)
    throw failure(text, journal)
  }
  if (bounds.most < Number.POSITIVE_INFINITY && journal.dropped > 0) {
    text.say(`Expected ${expected}. ${count} came, but it cannot be known whether there were more.`)
    throw failure(text, journal)
  }
  return found
}

/** One request for each step, in order, with any others in between. @throws {VerifyError} */
export function verifyOrder(journal: Journal, steps: readonly RequestMatch[]): Entry[] {
  const entries = journal.entries()
  const found: Entry[] = []
  for (const step of steps) {
    const previous = found.at(-1)
    const next = entries.find((entry) => entry.ordinal > (previous?.ordinal ?? 0) && matches(entry, step))
    if (!next) throw outOfOrder(journal, steps, step, previous)
    found.push(next)
  }
  return found
}

function outOfOrder(
  journal: Journal,
  steps: readonly RequestMatch[],
  missing: RequestMatch,
  previous: Entry | undefined,
): VerifyError {
  const text = new FailureText(journal)
  const order = steps.map((step) => `a ${text.words.match(step, true)}`).join(', then ')
  const after = previous ? ` after ${previous.id}` : ''
  text
    .say(`Expected ${order}, but there was no ${text.words.match(missing, true)}${after}.`)
    .received(journal.entries())
  return failure(text, journal)
}

export function failure(text: FailureText, journal: Journal): VerifyError {
  return new VerifyError(text.text, cureFor(journal), text.requests)
}

export function cureFor(journal: Journal): string {
  const { dropped } = journal
  if (dropped > 0) {
    return `The journal has dropped ${dropped} older ${dropped === 1 ? 'request' : 'requests'}: raise the option "journal", or reset between tests.`
  }
  if (journal.entries().length === 0) {
    return 'No request has come since the last reset. Does the tested code use the URL and an API token of this fake?'
  }
  return 'requests.list() has everything that came; explain(id) says why it was answered so.'
}
