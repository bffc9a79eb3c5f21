import type { Entry } from '../journal/entry.ts'
import { matches, type RequestMatch } from '../journal/request-match.ts'
import type { State } from '../world/state.ts'
import type { Bounds } from './expectation.ts'
import { Account } from './failure-text.ts'
import { VerifyError } from './verify-error.ts'

/** The requests that are meant, when there are as many as expected. @throws {VerifyError} */
export function verifyCount(state: State, match: RequestMatch, bounds: Bounds): Entry[] {
  const entries = state.journal.entries()
  const found = entries.filter((entry) => matches(entry, match))
  const count = found.length
  const account = new Account(state)
  const expected = account.words.expectation(match, bounds)
  if (count < bounds.least || count > bounds.most) {
    account.say(`Expected ${expected}, but received ${count === 0 ? 'none' : count}.`).received(found)
    const others = entries.filter((entry) => !found.includes(entry))
    if (count < bounds.least) account.nearest(others, match)
    throw failure(account, entries)
  }
  if (bounds.most < Number.POSITIVE_INFINITY && account.dropped > 0) {
    account.say(`Expected ${expected}. ${count} came, but it cannot be known whether there were more.`)
    throw failure(account, entries)
  }
  return found
}

/** One request for each step, in order, with any others in between. @throws {VerifyError} */
export function verifyOrder(state: State, steps: readonly RequestMatch[]): Entry[] {
  const entries = state.journal.entries()
  const found: Entry[] = []
  for (const step of steps) {
    const previous = found.at(-1)
    const next = entries.find((entry) => entry.ordinal > (previous?.ordinal ?? 0) && matches(entry, step))
    if (!next) throw outOfOrder(state, steps, step, previous, entries)
    found.push(next)
  }
  return found
}

function outOfOrder(
  state: State,
  steps: readonly RequestMatch[],
  missing: RequestMatch,
  previous: Entry | undefined,
  entries: readonly Entry[],
): VerifyError {
  const account = new Account(state)
  const order = steps.map((step) => `a ${account.words.match(step, true)}`).join(', then ')
  const after = previous ? ` after ${previous.id}` : ''
  account.say(`Expected ${order}, but there was no ${account.words.match(missing, true)}${after}.`).received(entries)
  return failure(account, entries)
}

export function failure(account: Account, entries: readonly Entry[]): VerifyError {
  return new VerifyError(account.text, cureFor(account, entries), account.requests)
}

export function cureFor({ dropped }: Account, entries: readonly Entry[]): string {
  if (dropped > 0) {
    return `The journal has dropped ${dropped} older ${dropped === 1 ? 'request' : 'requests'}: raise the option "journal", or reset between tests.`
  }
  if (entries.length === 0) {
    return 'No request has come since the last reset. Does the tested code use the URL and an API token of this fake?'
  }
  return 'requests.list() has everything that came; explain(id) says why it was answered so.'
}
