import { deleteCustomerWithToken, deletionFacts } from '../customers/delete.ts'
import { Fields, OptionalText, SuccessReply, Text } from '../fields.ts'
import { operation } from '../operation.ts'

const DeleteUserGroupBody = Fields('DeleteUserGroupBody', {
  current_token: Text('The token of the user group.'),
  user_group_id: OptionalText('Only in older documentation; no effect.'),
  data_source_provided_id: OptionalText('Only in older documentation; no effect.'),
})

export const deleteUserGroup = operation({
  ...deletionFacts,
  name: 'deleteUserGroup',
  url: '/api/delete_user_group/',
  legacyUrls: [{ url: '/embed/delete_user_group/', basis: 'assumed' }],
  names: { current_token: 'customer token', user_group_id: 'customer', data_source_provided_id: 'data source' },
  replacedBy: 'deleteCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-group-api/delete',
  restsOn: [...deletionFacts.restsOn, 'legacyDataSource'],
  schema: {
    summary: 'Delete a user group',
    body: DeleteUserGroupBody,
    response: { 200: SuccessReply },
  },
  handler: (request) => {
    deleteCustomerWithToken(request, request.body.current_token)
    return { success: 1 }
  },
  examples: [
    { title: 'The newest page', body: { current_token: 'a'.repeat(64) }, reply: { success: 1 } },
    {
      title: 'The older page',
      source: 'https://explo-old.gitbook.io/explo/end-user-group-api/delete',
      repaired: 'A comma was missing in the request.',
      body: { user_group_id: 'example_1', current_token: 'abcdef' },
      reply: { success: 1 },
    },
  ],
})
