import type { Customer } from './customer.ts'

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
