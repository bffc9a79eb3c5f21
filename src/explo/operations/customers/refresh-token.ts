import type { Customer } from '../../records/records.ts'
import { type Call, createsNothing, operation } from '../operation.ts'
import { CustomerReply, CustomerTokenBody, customerAssumptions, customerWithToken, toCustomer } from './customer.ts'
import { newerFields, olderUpdatedCustomer, repairedMapping } from './documented-customers.ts'

/** The facts of rotating the token of a customer, in both APIs that offer it. */
export const rotationFacts = {
  method: 'POST',
  ...createsNothing,
  names: { current_token: 'customer token' },
  repeatRisk: 'the first attempt may have rotated the token already',
  irreversible: null,
  refusals: ['notFound', 'otherGroup', 'retiredToken'],
} as const

export const refreshCustomerToken = operation({
  ...rotationFacts,
  name: 'refreshCustomerToken',
  url: '/api/refresh_customer_token/',
  documentation: 'https://docs.explo.co/api-reference/customer-api/refresh-token',
  restsOn: [...customerAssumptions, 'rotation', 'tokenShape'],
  schema: {
    summary: 'Refresh the token of a customer',
    body: CustomerTokenBody,
    response: { 200: CustomerReply },
  },
  handler: (request) => {
    const customer = rotateToken(request, request.body.current_token)
    return { success: 1, customer: toCustomer(customer, request.access.group) }
  },
  examples: [
    {
      title: 'The page',
      repaired: `${repairedMapping} The example called /api/update_customer/.`,
      body: { current_token: 'a'.repeat(64) },
      reply: { success: 1, customer: olderUpdatedCustomer },
      differs: newerFields('/customer'),
    },
  ],
})

/** Rotates the token of a customer, for both APIs that offer it. */
export function rotateToken({ access, arrival }: Call, currentToken: string): Customer {
  return access.group.customers.rotateToken(customerWithToken(access, currentToken), arrival.entry.changes)
}
