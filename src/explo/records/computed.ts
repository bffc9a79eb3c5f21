import type { Customer } from './customer.ts'
import { fromJsonText, type JsonObject } from './json-text.ts'

/**
 * A customer's own entries and those it inherits: its own value wins, then the nearest ancestor's.
 *
 * @param ancestors From the parent upwards.
 */
// Assumed: computedFields
export function computed(
  own: JsonObject | null,
  ancestors: readonly Customer[],
  field: 'mapping' | 'properties',
): JsonObject {
  if (ancestors.length === 0) return own ?? {}

  const entries = new Map(Object.entries(own ?? {}))
  for (const ancestor of ancestors) {
    for (const [key, value] of Object.entries(fromJsonText(ancestor[field]) ?? {})) {
      if (!entries.has(key)) entries.set(key, value)
    }
  }
  return Object.fromEntries(entries)
}
