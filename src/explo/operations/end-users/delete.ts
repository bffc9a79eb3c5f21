import { Fields, SuccessReply, Text } from '../fields.ts'
import { operation } from '../operation.ts'
import { customerNumber, referredEndUser } from './end-user.ts'

const DeleteEndUserBody = Fields('DeleteEndUserBody', {
  provided_id: Text('Your id of the end user.'),
  customer_id: customerNumber,
})

export const deleteEndUser = operation({
  name: 'deleteEndUser',
  method: 'DELETE',
  url: '/api/delete_end_user/',
  permission: 'read-write',
  getsExisting: false,
  creates: {},
  removes: { 'end user': 'provided_id' },
  names: { provided_id: 'end user', customer_id: 'customer number' },
  repeatRisk: null,
  irreversible: null,
  replacedBy: 'deleteCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-api/delete',
  restsOn: ['endUserCustomers'],
  refusals: ['notFound', 'unknownNumber'],
  schema: {
    summary: 'Delete an end user',
    body: DeleteEndUserBody,
    response: { 200: SuccessReply },
  },
  handler: ({ access, arrival, body }) => {
    access.group.endUsers.remove(referredEndUser(access, body), arrival.entry.changes)
    return { success: 1 }
  },
  examples: [
    {
      title: 'The page',
      repaired: 'A comma was missing in the request.',
      body: { provided_id: 'example_1', customer_id: 123 },
      reply: { success: 1 },
    },
  ],
})
