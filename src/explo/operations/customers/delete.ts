import { hasChildren } from '../../refusals/errors.ts'
import { SuccessReply } from '../fields.ts'
import { type Call, operation } from '../operation.ts'
import { CustomerTokenBody, customerWithToken } from './customer.ts'

/** The facts of deleting a customer, in both APIs that offer it. */
export const deletionFacts = {
  method: 'DELETE',
  permission: 'read-write',
  getsExisting: false,
  creates: {},
  removes: { customer: 'current_token' },
  repeatRisk: null,
  irreversible: null,
  restsOn: ['blueprints', 'deleteWithChildren', 'endUserCustomers', 'portalEmails', 'rotation'],
  refusals: ['hasChildren', 'notFound', 'otherGroup', 'retiredToken'],
} as const

export const deleteCustomer = operation({
  ...deletionFacts,
  name: 'deleteCustomer',
  url: '/api/delete_customer/',
  names: { current_token: 'customer token' },
  documentation: 'https://docs.explo.co/api-reference/customer-api/delete',
  schema: {
    summary: 'Delete a customer',
    body: CustomerTokenBody,
    response: { 200: SuccessReply },
  },
  handler: (request) => {
    deleteCustomerWithToken(request, request.body.current_token)
    return { success: 1 }
  },
  examples: [
    { title: 'The newest page', body: { current_token: 'a'.repeat(64) }, reply: { success: 1 } },
    {
      title: 'The older page, on which descendants are deleted, too',
      body: { current_token: 'a'.repeat(64) },
      reply: { success: 1 },
      under: { deleteWithChildren: 'cascade' },
    },
  ],
})

/** Deletes a customer, for both APIs that offer it. */
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
