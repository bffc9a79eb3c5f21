import { Fields, Text } from '../fields.ts'
import { operation, readsOnly } from '../operation.ts'
import { CustomerReply, customerAssumptions, customerWithId, toCustomer } from './customer.ts'
import { documentedCustomer, repairedMapping } from './documented-customers.ts'

const GetCustomerBody = Fields('GetCustomerBody', { provided_id: Text('Your id of the customer.') })

export const getCustomer = operation({
  name: 'getCustomer',
  method: 'POST',
  url: '/api/get_customer/',
  ...readsOnly,
  names: { provided_id: 'customer' },
  documentation: 'https://docs.explo.co/api-reference/customer-api/get',
  restsOn: customerAssumptions,
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
      repaired: repairedMapping,
      body: { provided_id: 'example_1' },
      reply: { success: 1, customer: documentedCustomer },
    },
  ],
})
