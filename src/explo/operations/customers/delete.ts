import { operation } from '../operation.ts'
import { deleteCustomerWithToken } from './delete-with-token.ts'
import { CustomerTokenBody, SuccessReply } from './schemas.ts'

export const deleteCustomer = operation({
  name: 'deleteCustomer',
  method: 'DELETE',
  url: '/api/delete_customer/',
  permission: 'read-write',
  getsExisting: false,
  creates: {},
  removes: { customer: 'current_token' },
  names: { current_token: 'customer token' },
  repeatRisk: null,
  irreversible: null,
  replacedBy: null,
  documentation: 'https://docs.explo.co/api-reference/customer-api/delete',
  restsOn: ['blueprints', 'deleteWithChildren', 'endUserCustomers', 'portalEmails', 'rotation'],
  refusals: ['hasChildren', 'notFound', 'otherGroup', 'retiredToken'],
  schema: {
    summary: 'Delete a customer',
    body: CustomerTokenBody,
    response: { 200: SuccessReply },
  },
  handler: (request) => {
    deleteCustomerWithToken(request, request.body.current_token)
    return { success: 1 }
  },
})
