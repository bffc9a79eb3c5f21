import type { FastifyRequest } from 'fastify'
import type { Customer, CustomerFields } from '../domain/customer.ts'
import { checkMapping } from './check-mapping.ts'
import { readOnlyToken } from './errors.ts'

/** Get-or-create of a customer under either of its names. */
export function getOrCreateCustomer(
  { access, arrival }: Pick<FastifyRequest, 'access' | 'arrival'>,
  providedId: string,
  fields: CustomerFields,
): { customer: Customer; created: boolean } {
  checkMapping(access, fields.mapping)
  const { customers } = access.group
  // Assumed: readOnlyToken. With `allow-existing` a read-only token comes this far, to get and not to create.
  if (access.permission === 'read-only' && !customers.get(providedId)) {
    throw readOnlyToken(`creating "${providedId}"`)
  }
  return customers.getOrCreate(providedId, fields, arrival.entry.changes)
}
