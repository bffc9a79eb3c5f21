import { Fields, Text } from '../fields.ts'
import { operation, readsOnly } from '../operation.ts'
import { CustomerReply, customerWithId, toCustomer } from './customer.ts'
import { documentedCustomer, mendedMapping } from './documented-customers.ts'

const GetCustomerBody = Fields('GetCustomerBody', { provided_id: Text('Your id of the customer.') })

export const getCustomer = operation({
  name: 'getCustomer',
  method: 'POST',
  url: '/api/get_customer/',
  ...readsOnly,
  names: { provided_id: 'customer' },
  replacedBy: null,
  documentation: 'https://docs.explo.co/api-reference/customer-api/get',
  restsOn: ['absentProperties', 'computedFields', 'numbers', 'replyFields'],
  refusals: ['notFound', 'otherGroup'],
  schema: {
    summary: 'Get a customer',
    body: GetCustomerBody,
    response: { 200: CustomerReply },
  },
  handler: ({ access, body }) => ({
    success: 1,
    customer: toCustomer(customerWithId(access, body.provided_id), access.group),
  }),
  examples: [
    {
      title: 'The page',
      source: 'https://docs.explo.co/api-reference/customer-api/get',
      repaired: mendedMapping,
      body: { provided_id: 'example_1' },
      reply: { success: 1, customer: documentedCustomer },
    },
  ],
})
