import { operation } from '../../../engine/operation.ts'
import { deleteCustomerWithToken } from '../customers/delete-with-token.ts'
import { DeleteUserGroupBody, SuccessReply } from './schemas.ts'

export const deleteUserGroup = operation({
  name: 'deleteUserGroup',
  method: 'DELETE',
  path: '/api/delete_user_group/',
  legacyPaths: [{ path: '/embed/delete_user_group/', basis: 'assumed' }],
  permission: 'read-write',
  replacedBy: 'deleteCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-group-api/delete',
  restsOn: ['blueprints', 'deleteWithChildren', 'endUserCustomers', 'legacyDataSource', 'portalEmails', 'rotation'],
  refusals: ['hasChildren', 'notFound', 'otherGroup', 'retiredToken'],
  schema: {
    summary: 'Delete a user group',
    body: DeleteUserGroupBody,
    response: { 200: SuccessReply },
  },
  handler: (request) => {
    deleteCustomerWithToken(request, request.body.current_token)
    return { success: 1 }
  },
})
