import { checkObject, isWhole, shown } from '../input/check-input.ts'
import { FakeError, OptionError } from '../input/tester-error.ts'
import { headerName } from '../product.ts'
import type { Entry } from './entry.ts'
import type { Journal } from './journal.ts'
import { checkRequestMatch, matches, matchKeys, type RequestMatch } from './request-match.ts'

/** Which requests to list. All given parts must match. */
export interface RequestFilter extends RequestMatch {
  /** Only the newest N requests. */
  readonly limit?: number | undefined
  /** Only requests that arrived before the one with this id. @example 'r201' */
  readonly before?: string | undefined
}

const filterKeys = [...matchKeys, 'limit', 'before']
const idPattern = /^r([1-9]\d*)$/

/** @throws {OptionError} For a key, an operation or a number that cannot match anything. */
export function checkRequestFilter(filter: RequestFilter, operations: readonly string[]): void {
  checkObject(filter, filterKeys, 'A filter of requests', (key) => `Requests cannot be filtered by "${key}".`)
  checkRequestMatch(filter, operations)

  const { limit, before } = filter
  if (limit !== undefined && !isWhole(limit, 0)) {
    const cure = 'Give 0 or a positive whole number.'
    throw new OptionError(`"limit" must be a number of requests, not ${shown(limit)}.`, cure)
  }
  if (before !== undefined && !idPattern.test(before)) {
    throw new OptionError(`"before" must be the id of a request, not ${shown(before)}.`, 'An id is for example "r12".')
  }
}

export function filterEntries(entries: Entry[], { limit, before, ...match }: RequestFilter): Entry[] {
  const end = before === undefined ? Number.POSITIVE_INFINITY : Number(idPattern.exec(before)?.[1])
  const matching = entries.filter((entry) => entry.ordinal < end && matches(entry, match))
  return limit === undefined ? matching : matching.slice(Math.max(0, matching.length - limit))
}

/** @throws {FakeError} When the journal does not have it. */
export function findRequest(journal: Journal, id: string): Entry {
  const entries = journal.entries()
  const found = entries.find((entry) => entry.id === id)
  if (found) return found

  const kept = entries.length === 0 ? 'It has none now' : `It has ${entries[0]?.id} to ${entries.at(-1)?.id}`
  throw new FakeError(
    'UNKNOWN_REQUEST',
    `The journal has no request ${shown(id)}.`,
    `${kept}; the header ${headerName('request')} of an answer names its entry. A reset forgets all.`,
  )
}

/**
 * Whether the request was refused because it has no API token of any world. One that is not refused is a browser's
 * preflight, or one that the client sends again after a redirect.
 */
function isUnclaimed({ unclaimedAt, status }: Entry): boolean {
  return unclaimedAt !== null && status !== null && status >= 400
}

/** The unclaimed requests since an instant of real time, oldest first, one line for each. */
export function describeUnclaimed(journal: Journal, since: number): string[] {
  const { redactor } = journal
  return journal
    .entries()
    .filter((entry) => isUnclaimed(entry) && (entry.unclaimedAt as number) >= since)
    .map(({ method, target, reason }) => `${method} ${redactor.text(target)}: ${redactor.sentence(reason as string)}`)
}
