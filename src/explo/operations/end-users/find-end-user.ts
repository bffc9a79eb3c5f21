import type { Access } from '../../access.ts'
import type { Customer, EndUser } from '../../records/customer.ts'
import { notFound } from '../../refusals/errors.ts'

/** How a request names a customer: one of the two, the newer name if both. */
interface CustomerReference {
  readonly customer_id?: number
  readonly end_user_group_id?: number
}

/** @throws {Refusal} 404 */
export function referredCustomer({ group }: Access, { customer_id, end_user_group_id }: CustomerReference): Customer {
  const number = (customer_id ?? end_user_group_id) as number
  const customer = group.customers.byNumber(number)
  if (customer) return customer
  const reason = `visibility group ${group.name} has no customer with the number ${number}`
  throw notFound('unknownNumber', reason, String(number))
}

/** @throws {Refusal} 404 */
export function referredEndUser(access: Access, body: CustomerReference & { readonly provided_id: string }): EndUser {
  const customer = referredCustomer(access, body)
  const endUser = access.group.endUsers.get(customer.number, body.provided_id)
  if (endUser) return endUser
  throw notFound(
    'notFound',
    `customer "${customer.providedId}" has no end user "${body.provided_id}"`,
    body.provided_id,
  )
}
