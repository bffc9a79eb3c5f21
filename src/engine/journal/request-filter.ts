import { checkObject } from '../input/check-object.ts'
import { shown } from '../input/shown.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Entry } from './entry.ts'
import { checkRequestMatch, isWhole, matches, matchKeys, type RequestMatch } from './request-match.ts'

/** Which requests to list; all parts that are given must hold. */
export interface RequestFilter extends RequestMatch {
  /** Only the newest so many. */
  readonly limit?: number | undefined
}

const filterKeys = [...matchKeys, 'limit']

/** @throws {OptionError} For a key, an operation or a number that cannot match anything. */
export function checkRequestFilter(filter: RequestFilter, operations: readonly string[]): void {
  checkObject(filter, filterKeys, 'A filter of requests', (key) => `Requests cannot be filtered by "${key}".`)
  checkRequestMatch(filter, operations)

  const { limit } = filter
  if (limit !== undefined && !isWhole(limit, 0)) {
    const problem = `"limit" must be a number of requests, not ${shown(limit)}.`
    throw new OptionError(problem, 'Give 0 or a positive whole number.')
  }
}

export function filterEntries(entries: Entry[], { limit, ...match }: RequestFilter): Entry[] {
  const matching = entries.filter((entry) => matches(entry, match))
  return limit === undefined ? matching : matching.slice(Math.max(0, matching.length - limit))
}
