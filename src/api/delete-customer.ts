import type { FastifyRequest } from 'fastify'
import { hasChildren } from './errors.ts'
import { customerWithToken } from './find-customer.ts'

/** Deletes a customer under either of its names. */
export function deleteCustomer(
  { access, arrival }: Pick<FastifyRequest, 'access' | 'arrival'>,
  currentToken: string,
): void {
  const { customers } = access.group
  const customer = customerWithToken(access, currentToken)

  // Assumed: deleteWithChildren
  const children = customers.childrenOf(customer)
  if (children.length > 0 && access.team.assumptions.deleteWithChildren === 'refuse') {
    throw hasChildren(
      customer.providedId,
      children.map(({ providedId }) => providedId),
    )
  }
  customers.remove(customer, arrival.entry.changes)
}
