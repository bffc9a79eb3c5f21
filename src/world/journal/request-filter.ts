import { suggestion } from '../nearest.ts'
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

const filterKeys = ['operation', 'status', 'limit'] as const

/** @throws {OptionError} for a key, an operation or a number that cannot match anything. */
export function checkRequestFilter(filter: RequestFilter, operations: readonly string[]): void {
  for (const key of Object.keys(filter)) {
    if (!filterKeys.some((known) => known === key)) {
      throw new OptionError(`Requests cannot be filtered by "${key}".`, suggestion(key, filterKeys))
    }
  }
  const { operation, status, limit } = filter
  if (operation !== undefined && !operations.includes(operation)) {
    throw new OptionError(`There is no operation "${operation}".`, suggestion(operation, operations))
  }
  if (status !== undefined && !(Number.isInteger(status) && status >= 100 && status <= 599)) {
    throw new OptionError(`"status" must be an HTTP status, not ${status}.`, 'Give a number from 100 to 599.')
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0)) {
    throw new OptionError(`"limit" must be a number of requests, not ${limit}.`, 'Give 0 or a positive whole number.')
  }
}

export function filterEntries(entries: Entry[], { operation, status, limit }: RequestFilter): Entry[] {
  const matching = entries.filter(
    (entry) =>
      (operation === undefined || entry.operation === operation) && (status === undefined || entry.status === status),
  )
  return limit === undefined ? matching : matching.slice(Math.max(0, matching.length - limit))
}
