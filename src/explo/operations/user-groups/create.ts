import { Type } from '@sinclair/typebox'
import { getOrCreateCustomer } from '../customers/create.ts'
import { Fields, OptionalNumber, OptionalText, Reply, Text } from '../fields.ts'
import { operation, setCreatedStatus } from '../operation.ts'
import {
  documentedBody,
  documentedUserGroup,
  newerFields,
  olderUserGroup,
  toUserGroup,
  UserGroup,
  userGroupAssumptions,
  userGroupFieldNames,
  userGroupFields,
} from './user-group.ts'

const CreateUserGroupBody = Fields('CreateUserGroupBody', {
  user_group_id: Text('Your id of the user group.'),
  name: Text('The name of the user group.'),
  ...userGroupFields,
  // Assumed: legacyDataSource
  data_source_id: OptionalNumber('Only in the oldest documentation; no effect.'),
  data_source_provided_id: OptionalText('Only in the oldest documentation; no effect.'),
})

const CreateUserGroupReply = Reply({
  new_user_group: Type.Boolean({ description: 'Whether this call created it.' }),
  user_group: UserGroup,
})

export const createUserGroup = operation({
  name: 'createUserGroup',
  method: 'POST',
  url: '/api/create_user_group/',
  legacyUrls: [{ url: '/embed/create_user_group/', basis: 'documented' }],
  permission: 'read-write',
  getsExisting: true,
  creates: { customer: 'user_group_id' },
  removes: {},
  names: {
    user_group_id: 'customer',
    name: null,
    ...userGroupFieldNames,
    data_source_id: 'data source',
    data_source_provided_id: 'data source',
  },
  repeatRisk: null,
  irreversible: null,
  replacedBy: 'createCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-group-api/get-or-create',
  restsOn: [
    ...userGroupAssumptions,
    'createdStatus',
    'legacyDataSource',
    'mappingTargets',
    'rotation',
    'tokenShape',
    'visibilityGroups',
  ],
  refusals: ['mappingTargets'],
  schema: {
    summary: 'Get or create a user group',
    body: CreateUserGroupBody,
    response: { 200: CreateUserGroupReply },
  },
  handler: (request, reply) => {
    const { access, body } = request
    const { customer, created } = getOrCreateCustomer(request, body.user_group_id, {
      name: body.name,
      isDemo: body.is_demo_group,
      mapping: body.mapping,
      properties: body.properties,
      hierarchyLevel: access.team.rootLevel,
    })
    if (created) setCreatedStatus(reply, access.team)
    return { success: 1, new_user_group: created, user_group: toUserGroup(customer, access.team) }
  },
  examples: [
    {
      title: 'The newest page',
      body: documentedBody,
      reply: { success: 1, new_user_group: true, user_group: documentedUserGroup },
      differs: { '/user_group/properties': 'userGroupProperties' },
    },
    {
      title: 'The older page, at the older path',
      source: 'https://explo-old.gitbook.io/explo/end-user-group-api/get-or-create',
      repaired: 'The answer had a comma too many. The request was cut off; here it has the fields that the page lists.',
      path: '/embed/create_user_group/',
      body: documentedBody,
      reply: { success: 1, new_user_group: true, user_group: olderUserGroup },
      differs: newerFields,
    },
    {
      title: 'The oldest page',
      source: 'https://docs.explo.co/end-user-group-api',
      repaired: 'A comma was missing in the request.',
      path: '/embed/create_user_group/',
      body: { user_group_id: 'example_1', name: 'Example 1', mapping: { '40': '213', '134': '386' } },
      reply: { success: 1, new_user_group: true, user_group: { ...olderUserGroup, data_source_id: 233 } },
      differs: { ...newerFields, '/user_group/data_source_id': 'legacyDataSource' },
    },
    {
      title: 'The first public notes',
      source: 'https://www.notion.so/API-Documentation-fa708ff222e5495ab28385fd3528479a',
      repaired: 'The token, 62 times the letter a, is written as the placeholder of the later pages.',
      path: '/embed/create_user_group/',
      body: { user_group_id: 'example_1', name: 'Example 1' },
      reply: { success: 1, new_user_group: true, user_group: olderUserGroup },
      differs: newerFields,
    },
  ],
})
