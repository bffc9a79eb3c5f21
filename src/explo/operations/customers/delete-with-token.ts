import { hasChildren } from '../../refusals/errors.ts'
import type { Call } from '../call.ts'
import { customerWithToken } from './find-customer.ts'

/** Deletes a customer under either of its names. */
export function deleteCustomerWithToken({ access, arrival }: Call, currentToken: string): void {
  const { group, team } = access
  const customer = customerWithToken(access, currentToken)

  // Assumed: deleteWithChildren
  const children = group.customers.childrenOf(customer).map(({ providedId }) => providedId)
  if (children.length > 0 && team.assumptions.deleteWithChildren === 'refuse') {
    throw hasChildren(customer.providedId, children)
  }
  group.removeCustomer(customer, arrival.entry.changes)
}
