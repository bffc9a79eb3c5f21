import { operation } from '../operation.ts'
import { toCustomer } from './customer.ts'
import { customerWithId } from './find-customer.ts'
import { CustomerReply, GetCustomerBody } from './schemas.ts'

export const getCustomer = operation({
  name: 'getCustomer',
  method: 'POST',
  url: '/api/get_customer/',
  permission: 'read-only',
  getsExisting: false,
  creates: {},
  removes: {},
  names: { provided_id: 'customer' },
  repeatRisk: null,
  irreversible: null,
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
})
