import { operation } from '../operation.ts'
import { CustomerReply, CustomerTokenBody, customerAssumptions, customerWithToken, toCustomer } from './customer.ts'
import { repairedMapping, sinceThen, updatedCustomer } from './documented-customers.ts'

export const refreshCustomerToken = operation({
  name: 'refreshCustomerToken',
  method: 'POST',
  url: '/api/refresh_customer_token/',
  permission: 'read-write',
  getsExisting: false,
  creates: {},
  removes: {},
  names: { current_token: 'customer token' },
  repeatRisk: 'the first attempt may have rotated the token already',
  irreversible: null,
  documentation: 'https://docs.explo.co/api-reference/customer-api/refresh-token',
  restsOn: [...customerAssumptions, 'rotation', 'tokenShape'],
  refusals: ['notFound', 'otherGroup', 'retiredToken'],
  schema: {
    summary: 'Refresh the token of a customer',
    body: CustomerTokenBody,
    response: { 200: CustomerReply },
  },
  handler: ({ access, arrival, body }) => {
    const customer = customerWithToken(access, body.current_token)
    const refreshed = access.group.customers.rotateToken(customer, arrival.entry.changes)
    return { success: 1, customer: toCustomer(refreshed, access.group) }
  },
  examples: [
    {
      title: 'The page',
      repaired: `${repairedMapping} The example called /api/update_customer/.`,
      body: { current_token: 'a'.repeat(64) },
      reply: { success: 1, customer: updatedCustomer },
      differs: sinceThen,
    },
  ],
})
