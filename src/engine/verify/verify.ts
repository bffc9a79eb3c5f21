import type { Catalogue } from '../catalogue.ts'
import type { Entry } from '../journal/entry.ts'
import { matches, type RequestMatch } from '../journal/request-match.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { checkExpectation, checkSteps, type RequestExpectation, type Step } from './expectation.ts'
import { FailureText, type Received } from './failure-text.ts'
import type { VerifyError } from './verify-error.ts'

/**
 * The requests that match, if their number is as expected.
 *
 * @throws {VerifyError}
 * @throws {OptionError} For an expectation that no request can meet.
 */
export async function verifyRequests(
  received: Received,
  expectation: RequestExpectation,
  catalogue: Catalogue,
): Promise<RequestRecord[]> {
  const { journal } = received
  const { least, most } = checkExpectation(expectation, catalogue)
  const entries = journal.entries()
  const found = entries.filter((entry) => matches(entry, expectation))
  const count = found.length
  const text = new FailureText(received)
  const expected = text.words.expectation(expectation, { least, most })
  if (count < least || count > most) {
    text.say(`Expected ${expected}, but received ${count === 0 ? 'none' : count}.`).received(found)
    const others = entries.filter((entry) => !found.includes(entry))
    if (count < least) text.nearest(others, expectation).unclaimed()
    throw text.error
  }
  if (most < Number.POSITIVE_INFINITY && journal.dropped > 0) {
    text.say(`Expected ${expected}. ${count} came, but it cannot be known whether there were more.`)
    throw text.error
  }
  return journal.describe(found)
}

/**
 * One request for each step, in order, with any others in between.
 *
 * @throws {VerifyError}
 * @throws {OptionError} For a step that no request can meet.
 */
export async function verifyRequestOrder(
  received: Received,
  steps: readonly Step[],
  catalogue: Catalogue,
): Promise<RequestRecord[]> {
  const expected = checkSteps(steps, catalogue)
  const entries = received.journal.entries()
  const found: Entry[] = []
  for (const step of expected) {
    const previous = found.at(-1)
    const next = entries.find((entry) => entry.ordinal > (previous?.ordinal ?? 0) && matches(entry, step))
    if (!next) throw outOfOrder(received, expected, step, previous)
    found.push(next)
  }
  return received.journal.describe(found)
}

function outOfOrder(
  received: Received,
  steps: readonly RequestMatch[],
  missing: RequestMatch,
  previous: Entry | undefined,
): VerifyError {
  const text = new FailureText(received)
  const order = steps.map((step) => `a ${text.words.match(step, true)}`).join(', then ')
  const after = previous ? ` after ${previous.id}` : ''
  return text
    .say(`Expected ${order}, but there was no ${text.words.match(missing, true)}${after}.`)
    .received(received.journal.entries())
    .unclaimed().error
}
