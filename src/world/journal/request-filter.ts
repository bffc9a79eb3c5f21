import { checkObject } from '../check-object.ts'
import { suggestion } from '../nearest.ts'
import { shown } from '../shown.ts'
import { OptionError } from '../tester-error.ts'
import type { Entry } from './entry.ts'

/** Which requests to list; all parts that are given must hold. */
export interface RequestFilter {
  /** @example 'createUserGroup' */
  readonly operation?: string | undefined
  /** @example 404 */
  readonly status?: number | undefined
  /** Only the newest so many. */
  readonly limit?: number | undefined
}

const filterKeys = ['operation', 'status', 'limit']

/** @throws {OptionError} For a key, an operation or a number that cannot match anything. */
export function checkRequestFilter(filter: RequestFilter, operations: readonly string[]): void {
  checkObject(filter, filterKeys, 'A filter of requests', (key) => `Requests cannot be filtered by "${key}".`)

  const { operation, status, limit } = filter
  if (operation !== undefined && !operations.includes(operation)) {
    throw new OptionError(`There is no operation ${shown(operation)}.`, suggestion(String(operation), operations))
  }
  if (status !== undefined && !isWhole(status, 100, 599)) {
    throw new OptionError(`"status" must be an HTTP status, not ${shown(status)}.`, 'Give a number from 100 to 599.')
  }
  if (limit !== undefined && !isWhole(limit, 0, Number.POSITIVE_INFINITY)) {
    const problem = `"limit" must be a number of requests, not ${shown(limit)}.`
    throw new OptionError(problem, 'Give 0 or a positive whole number.')
  }
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

export function filterEntries(entries: Entry[], { operation, status, limit }: RequestFilter): Entry[] {
  const matching = entries.filter(
    (entry) =>
      (operation === undefined || entry.operation === operation) && (status === undefined || entry.status === status),
  )
  return limit === undefined ? matching : matching.slice(Math.max(0, matching.length - limit))
}
