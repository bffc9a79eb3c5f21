import { customerWithToken } from '../customers/customer.ts'
import { Fields, Text } from '../fields.ts'
import { operation } from '../operation.ts'
import { documentedUserGroup, sinceThen, toUserGroup, UserGroupReply, userGroupAssumptions } from './user-group.ts'

const RefreshUserGroupTokenBody = Fields('RefreshUserGroupTokenBody', {
  current_token: Text('The token to replace.'),
})

export const refreshUserGroupToken = operation({
  name: 'refreshUserGroupToken',
  method: 'POST',
  url: '/api/refresh_user_group_token/',
  legacyUrls: [{ url: '/embed/refresh_user_group_token/', basis: 'assumed' }],
  permission: 'read-write',
  getsExisting: false,
  creates: {},
  removes: {},
  names: { current_token: 'customer token' },
  repeatRisk: 'the first attempt may have rotated the token already',
  irreversible: null,
  replacedBy: 'refreshCustomerToken',
  documentation: 'https://docs.explo.co/api-reference/end-user-group-api/refresh-token',
  restsOn: [...userGroupAssumptions, 'rotation', 'tokenShape'],
  refusals: ['notFound', 'otherGroup', 'retiredToken'],
  schema: {
    summary: 'Refresh the token of a user group',
    body: RefreshUserGroupTokenBody,
    response: { 200: UserGroupReply },
  },
  handler: ({ access, arrival, body }) => {
    const customer = customerWithToken(access, body.current_token)
    const refreshed = access.group.customers.rotateToken(customer, arrival.entry.changes)
    return { success: 1, user_group: toUserGroup(refreshed, access.team) }
  },
  examples: [
    {
      title: 'The newest page',
      body: { current_token: 'a'.repeat(64) },
      reply: { success: 1, user_group: documentedUserGroup },
      differs: sinceThen,
    },
  ],
})
