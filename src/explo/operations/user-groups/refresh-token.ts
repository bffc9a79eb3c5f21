import { rotateToken, rotationFacts } from '../customers/refresh-token.ts'
import { Fields, Text } from '../fields.ts'
import { operation } from '../operation.ts'
import { newerFields, olderUserGroup, toUserGroup, UserGroupReply, userGroupAssumptions } from './user-group.ts'

const RefreshUserGroupTokenBody = Fields('RefreshUserGroupTokenBody', {
  current_token: Text('The token to replace.'),
})

export const refreshUserGroupToken = operation({
  ...rotationFacts,
  name: 'refreshUserGroupToken',
  url: '/api/refresh_user_group_token/',
  legacyUrls: [{ url: '/embed/refresh_user_group_token/', basis: 'assumed' }],
  replacedBy: 'refreshCustomerToken',
  documentation: 'https://docs.explo.co/api-reference/end-user-group-api/refresh-token',
  restsOn: [...userGroupAssumptions, 'rotation', 'tokenShape'],
  schema: {
    summary: 'Refresh the token of a user group',
    body: RefreshUserGroupTokenBody,
    response: { 200: UserGroupReply },
  },
  handler: (request) => {
    const customer = rotateToken(request, request.body.current_token)
    return { success: 1, user_group: toUserGroup(customer, request.access.team) }
  },
  examples: [
    {
      title: 'The newest page',
      body: { current_token: 'a'.repeat(64) },
      reply: { success: 1, user_group: olderUserGroup },
      differs: newerFields,
    },
  ],
})
