import { checkObject, isWhole, shown } from '../input/check-input.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Entry } from './entry.ts'
import { checkRequestMatch, matches, matchKeys, type RequestMatch } from './request-match.ts'

/** Which requests to list; all parts that are given must hold. */
export interface RequestFilter extends RequestMatch {
  /** Only the newest so many. */
  readonly limit?: number | undefined
  /** Only those that came before the request with this id. @example 'r201' */
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
    const problem = `"limit" must be a number of requests, not ${shown(limit)}.`
    throw new OptionError(problem, 'Give 0 or a positive whole number.')
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
