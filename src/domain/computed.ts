import type { Customer } from './customer.ts'
import type { Lineage } from './customers.ts'
import { fromJsonText, type JsonObject } from './json-text.ts'

/** A customer's own entries and those it inherits: its own value wins, then the nearest ancestor's. */
// Assumed: computedFields
export function computed(lineage: Lineage, customer: Customer, field: 'mapping' | 'properties'): JsonObject {
  const own = fromJsonText(customer[field]) ?? {}
  if (customer.parentId === null) return own

  const entries = new Map(Object.entries(own))
  for (const ancestor of lineage.ancestorsOf(customer)) {
    for (const [key, value] of Object.entries(fromJsonText(ancestor[field]) ?? {})) {
      if (!entries.has(key)) entries.set(key, value)
    }
  }
  return Object.fromEntries(entries)
}
