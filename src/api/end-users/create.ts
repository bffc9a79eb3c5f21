import { operation } from '../operation.ts'
import { toEndUser } from './end-user.ts'
import { customerWithNumber } from './find-end-user.ts'
import { CreateEndUserBody, EndUserReply } from './schemas.ts'

export const createEndUser = operation({
  name: 'createEndUser',
  method: 'POST',
  path: '/api/create_end_user/',
  permission: 'read-write',
  replacedBy: 'createCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-api/get-or-create',
  restsOn: ['createdStatus', 'endUserAttributes', 'endUserCustomers'],
  refusals: ['notFound'],
  schema: {
    summary: 'Get or create an end user',
    body: CreateEndUserBody,
    response: { 200: EndUserReply },
  },
  handler: ({ access, arrival, body }) => {
    const { number } = customerWithNumber(access, body.customer_id)
    const { endUsers } = access.group
    const attributes = body.attributes ?? {}
    const endUser = endUsers.getOrCreate(number, body.provided_id, body.email, attributes, arrival.entry.changes)
    return { success: 1, end_user: toEndUser(endUser, access.team) }
  },
})
