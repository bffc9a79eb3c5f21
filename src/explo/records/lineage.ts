import { parseJson, writeJson } from '../../engine/input/json-spelling.ts'
import { type JsonMembers, readTree, writeTree } from '../../engine/input/json-tree.ts'
import type { JsonObject } from './json-text.ts'
import type { Customer } from './records.ts'

/** Knows who stands above whom. */
export interface Lineage {
  /** From the parent upwards. */
  ancestorsOf(customer: Customer): Customer[]
}

/** The lineage of one moment. Whoever took it closes it, because it keeps whatever changes from then on. */
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

/** The lineages that somebody still reads. Taking one costs nothing, however many customers there are. */
export class PastLineages {
  /** What customers were when a lineage was taken, of those that have changed since. */
  readonly #pasts = new Set<Map<string, Customer>>()

  /** @param find Who is there now. */
  take(find: Find): PastLineage {
    const past = new Map<string, Customer>()
    this.#pasts.add(past)
    return {
      ancestorsOf: (customer) => ancestorsOf(customer, (id) => past.get(id) ?? find(id)),
      close: () => this.#pasts.delete(past),
    }
  }

  /** Call it before a customer changes or goes. */
  remember(customer: Customer): void {
    for (const past of this.#pasts) {
      if (!past.has(customer.providedId)) past.set(customer.providedId, customer)
    }
  }
}

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
