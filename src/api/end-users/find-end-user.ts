import type { Customer } from '../../domain/customer.ts'
import type { EndUser } from '../../domain/end-users.ts'
import type { Access } from '../access.ts'
import { notFound } from '../errors.ts'

/** @throws {Refusal} 404 */
export function customerWithNumber({ group }: Access, number: number): Customer {
  const customer = group.customers.byNumber(number)
  if (customer) return customer
  throw notFound('unknownNumber', `visibility group ${group.name} has no customer with the number ${number}`)
}

/** @throws {Refusal} 404 */
export function endUserOf(access: Access, customerNumber: number, providedId: string): EndUser {
  const { providedId: customerId } = customerWithNumber(access, customerNumber)
  const endUser = access.group.endUsers.get(customerNumber, providedId)
  if (endUser) return endUser
  throw notFound('notFound', `customer "${customerId}" has no end user "${providedId}"`)
}
