import type { Customer, CustomerFields } from '../../records/customer.ts'
import { readOnlyToken } from '../../refusals/errors.ts'
import type { Call } from '../call.ts'
import { checkCustomer } from './check-customer.ts'

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
