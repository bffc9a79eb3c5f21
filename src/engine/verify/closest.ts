import type { Entry } from '../journal/entry.ts'
import { fieldDifferences } from '../journal/field-differences.ts'
import { type RequestMatch, sentFields } from '../journal/request-match.ts'

/** Another operation is farther away than any field of the right one. */
const otherOperation = 1000

/** The requests that lack least to be what is meant, closest first, of equal ones the newest first. */
export function closest(entries: readonly Entry[], match: RequestMatch, count: number): Entry[] {
  return entries
    .map((entry) => ({ entry, distance: distance(entry, match) }))
    .sort((one, other) => one.distance - other.distance || other.entry.ordinal - one.entry.ordinal)
    .slice(0, count)
    .map(({ entry }) => entry)
}

function distance(entry: Entry, { operation, status, where }: RequestMatch): number {
  return (
    (operation !== undefined && entry.operation !== operation ? otherOperation : 0) +
    (status !== undefined && entry.status !== status ? 1 : 0) +
    (where === undefined ? 0 : fieldDifferences(where, sentFields(entry)).length)
  )
}
