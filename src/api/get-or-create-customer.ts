import type { Customer, CustomerFields } from '../domain/customer.ts'
import type { Call } from './call.ts'
import { checkCustomer } from './check-customer.ts'
import { readOnlyToken } from './errors.ts'

/** Get-or-create of a customer under either of its names. */
export function getOrCreateCustomer(
  { access, arrival }: Call,
  providedId: string,
  fields: CustomerFields,
): { customer: Customer; created: boolean } {
  checkCustomer(access, { mapping: fields.mapping, groupTags: fields.groupTags, place: fields })
  const { customers } = access.group
  // Assumed: readOnlyToken. With `allow-existing` a read-only token comes this far, to get and not to create.
  if (access.permission === 'read-only' && !customers.get(providedId)) {
    throw readOnlyToken(`creating "${providedId}"`)
  }
  return customers.getOrCreate(providedId, fields, arrival.entry.changes)
}
