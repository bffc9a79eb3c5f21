import type { Catalogue } from '../catalogue.ts'
import { alarm } from '../clock/system-time.ts'
import type { Entry } from '../journal/entry.ts'
import { matches, type RequestMatch } from '../journal/request-match.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { checkNever, checkWait, type NeverExpectation, type WaitExpectation } from './expectation.ts'
import { FailureText, type Received } from './failure-text.ts'
import { VerifyError, WaitError } from './verify-error.ts'

const awaitFirst = 'Await what waits for requests before the world is reset or closed.'

/** A journal that may still get requests. */
interface OpenJournal extends Received {
  /** Calls `listener` when no more requests can arrive. @returns Stops that. */
  onEnd(listener: () => void): () => void
}

/** Why the waiting ended. */
type Outcome = 'enough' | 'reset' | 'time is up'

/**
 * Resolves with the requests that match, oldest first, when the expected number of them is answered.
 *
 * @throws {WaitError}
 * @throws {OptionError} For an expectation that no request can meet.
 */
export async function awaitRequests(
  state: OpenJournal,
  expectation: WaitExpectation,
  catalogue: Catalogue,
): Promise<RequestRecord[]> {
  const { journal } = state
  const { count, timeoutMs } = checkWait(expectation, catalogue)
  const answered: Entry[] = []
  const outcome = await answers(state, expectation, count, timeoutMs, answered)
  answered.sort((one, other) => one.ordinal - other.ordinal)
  if (outcome === 'enough') return journal.describe(answered)

  const text = new FailureText(state)
  const awaited = text.words.expectation(expectation, { least: count, most: Number.POSITIVE_INFINITY })
  const received = `received ${answered.length === 0 ? 'none' : answered.length}`
  if (outcome === 'reset') {
    text.say(`Waited for ${awaited} and ${received} until the world was reset or closed.`)
    throw new WaitError('WAIT_ENDED', text.text, awaitFirst, journal.describe(answered))
  }
  text.say(`Waited ${timeoutMs} ms for ${awaited}, but ${received}.`).received(answered)
  const others = journal.entries().filter((entry) => !answered.includes(entry))
  text.nearest(others, expectation).unclaimed()
  throw new WaitError('WAIT_TIMEOUT', text.text, text.cure, text.requests)
}

/**
 * Resolves when no matching request has arrived, and none arrives within the given time.
 *
 * @throws {VerifyError}
 * @throws {OptionError} For an expectation that no request can meet.
 */
export async function verifyNoRequest(
  state: OpenJournal,
  match: NeverExpectation,
  catalogue: Catalogue,
): Promise<void> {
  const withinMs = checkNever(match, catalogue)
  const isReset = withinMs > 0 && (await answers(state, match, 1, withinMs, [])) === 'reset'
  const { journal } = state
  const found = journal.entries().filter((entry) => matches(entry, match))
  const text = new FailureText(state)
  if (found.length > 0) {
    const within = withinMs > 0 ? ` within ${withinMs} ms` : ''
    text.say(`Expected no ${text.words.match(match, true)}${within}, but received ${found.length}.`)
    throw text.received(found).error
  }
  if (isReset) {
    const meant = text.words.match(match, true)
    text.say(`The world was reset or closed before ${withinMs} ms without a ${meant} were over.`)
    throw new VerifyError(text.text, awaitFirst, [])
  }
  if (journal.dropped > 0) {
    text.say(
      `Expected no ${text.words.match(match, true)}. None came, but it cannot be known whether there was one before.`,
    )
    throw text.error
  }
}

/** Collects the answered requests that match in `found`, in the order of their answers. Waits in real time. */
function answers(
  state: OpenJournal,
  match: RequestMatch,
  count: number,
  milliseconds: number,
  found: Entry[],
): Promise<Outcome> {
  found.push(...state.journal.entries().filter((entry) => entry.isComplete && matches(entry, match)))
  if (found.length >= count) return Promise.resolve('enough')

  return new Promise((resolve) => {
    const releases = [
      alarm(milliseconds, () => end('time is up')),
      state.onEnd(() => end('reset')),
      state.journal.onAnswer((entry) => {
        if (matches(entry, match)) found.push(entry)
        if (found.length >= count) end('enough')
      }),
    ]
    function end(outcome: Outcome): void {
      for (const release of releases) release()
      resolve(outcome)
    }
  })
}
