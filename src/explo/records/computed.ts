import { parseJson, writeJson } from '../../engine/input/json-spelling.ts'
import { type JsonMembers, readTree, writeTree } from '../../engine/input/json-tree.ts'
import type { Customer } from './customer.ts'
import type { JsonObject } from './json-text.ts'

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

  const members = new Map(membersOf(writeJson(own ?? {})))
  for (const ancestor of ancestors) {
    for (const [name, member] of membersOf(ancestor[field] ?? '{}')) {
      if (!members.has(name)) members.set(name, member)
    }
  }
  return parseJson(writeTree(members)) as JsonObject
}

function membersOf(text: string): JsonMembers {
  return readTree(text) as JsonMembers
}
