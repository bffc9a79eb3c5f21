import { customerWithId } from '../customers/customer.ts'
import { checkCustomer } from '../existing-names.ts'
import { Fields, OptionalText, Text } from '../fields.ts'
import { createsNothing, operation } from '../operation.ts'
import {
  documentedBody,
  documentedUserGroup,
  newerFields,
  olderUserGroup,
  toUserGroup,
  UserGroupReply,
  userGroupAssumptions,
  userGroupFieldNames,
  userGroupFields,
} from './user-group.ts'

const UpdateUserGroupBody = Fields('UpdateUserGroupBody', {
  user_group_id: Text('Your id of the user group.'),
  name: OptionalText('The new name.'),
  ...userGroupFields,
})

export const updateUserGroup = operation({
  name: 'updateUserGroup',
  method: 'POST',
  url: '/api/update_user_group/',
  legacyUrls: [{ url: '/embed/update_user_group/', basis: 'documented' }],
  ...createsNothing,
  names: { user_group_id: 'customer', name: null, ...userGroupFieldNames },
  repeatRisk: null,
  irreversible: null,
  replacedBy: 'updateCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-group-api/update',
  restsOn: [...userGroupAssumptions, 'mappingTargets', 'updateSemantics'],
  refusals: ['mappingTargets', 'notFound', 'otherGroup'],
  schema: {
    summary: 'Update a user group',
    body: UpdateUserGroupBody,
    response: { 200: UserGroupReply },
  },
  handler: ({ access, arrival, body }) => {
    checkCustomer(access, { mapping: body.mapping })
    const { customers } = access.group
    // Assumed: updateSemantics
    const patch = {
      name: body.name ?? undefined,
      isDemo: body.is_demo_group ?? undefined,
      mapping: body.mapping ?? undefined,
      properties: body.properties ?? undefined,
    }
    const customer = customers.update(customerWithId(access, body.user_group_id), patch, arrival.entry.changes)
    return { success: 1, user_group: toUserGroup(customer, access.team) }
  },
  examples: [
    {
      title: 'The newest page',
      body: documentedBody,
      reply: { success: 1, user_group: { ...documentedUserGroup, team_id: 113 } },
      differs: { '/user_group/properties': 'userGroupProperties' },
    },
    {
      title: 'The older page',
      source: 'https://explo-old.gitbook.io/explo/end-user-group-api/update',
      repaired: 'The answer had a comma too many. The request was cut off; here it has what the answer shows.',
      body: { user_group_id: '6', name: 'ok' },
      reply: { success: 1, user_group: { ...olderUserGroup, team_id: 113, name: 'ok', provided_id: '6' } },
      differs: newerFields,
    },
  ],
})
