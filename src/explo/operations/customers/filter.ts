import type { Access } from '../../access.ts'
import type { Customer } from '../../records/customer.ts'

/** What a list may be narrowed to; a name that does not exist matches nothing. */
// Assumed: listFilters
export interface CustomerFilter {
  readonly parentId: string | undefined
  readonly hierarchyLevel: string | undefined
}

/** The customers of the token's visibility group, in the order of creation. */
export function filterCustomers({ group }: Access, { parentId, hierarchyLevel }: CustomerFilter): readonly Customer[] {
  const all = group.customers.list()
  if (parentId === undefined && hierarchyLevel === undefined) return all
  return all.filter(
    (customer) =>
      (parentId === undefined || customer.parentId === parentId) &&
      (hierarchyLevel === undefined || customer.hierarchyLevel === hierarchyLevel),
  )
}
