import { parseJson, writeJson } from '../../engine/input/json-spelling.ts'
import { type JsonMembers, readTree, writeTree } from '../../engine/input/json-tree.ts'
import type { JsonObject } from './json-text.ts'
import type { Customer } from './records.ts'

/** Knows the ancestors of customers. */
export interface Lineage {
  /** From the parent upwards. */
  ancestorsOf(customer: Customer): Customer[]
}

/** The lineage at one moment. It must be closed, because it remembers each customer that changes. */
export interface PastLineage extends Lineage {
  close(): void
}

type Find = (providedId: string) => Customer | undefined

export function ancestorsOf({ parentId }: Customer, find: Find): Customer[] {
  const ancestors: Customer[] = []
  for (let id = parentId; id !== null; ) {
    const ancestor = find(id) as Customer
    ancestors.push(ancestor)
    id = ancestor.parentId
  }
  return ancestors
}

/** The open lineages. Opening one takes no time, however many customers there are. */
export class PastLineages {
  /** For each lineage, the customers that have changed since, as they were before. */
  readonly #pasts = new Set<Map<string, Customer>>()

  /** @param find Finds a customer as it is now. */
  take(find: Find): PastLineage {
    const past = new Map<string, Customer>()
    this.#pasts.add(past)
    return {
      ancestorsOf: (customer) => ancestorsOf(customer, (id) => past.get(id) ?? find(id)),
      close: () => this.#pasts.delete(past),
    }
  }

  /** Must be called before a customer is changed or deleted. */
  remember(customer: Customer): void {
    for (const past of this.#pasts) {
      if (!past.has(customer.providedId)) past.set(customer.providedId, customer)
    }
  }
}

/**
 * The own entries of a customer and those it inherits. The own value wins, then that of the nearest ancestor.
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
