import { sayCreated } from '../created-status.ts'
import { getOrCreateCustomer } from '../customers/get-or-create-customer.ts'
import { operation } from '../operation.ts'
import { readyJson } from '../ready-json.ts'
import { knownGroupReply } from './known-group-reply.ts'
import { CreateUserGroupBody, CreateUserGroupReply } from './schemas.ts'
import { toUserGroup } from './user-group.ts'

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
    mapping: null,
    is_demo_group: null,
    properties: null,
    data_source_id: 'data source',
    data_source_provided_id: 'data source',
  },
  repeatRisk: null,
  irreversible: null,
  replacedBy: 'createCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-group-api/get-or-create',
  restsOn: [
    'apiEnvironmentTag',
    'createdStatus',
    'legacyDataSource',
    'mappingTargets',
    'numbers',
    'replyFields',
    'rotation',
    'teamId',
    'tokenShape',
    'userGroupProperties',
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
      isDemo: body.is_demo_group ?? false,
      mapping: body.mapping ?? null,
      properties: body.properties ?? null,
      emails: [],
      groupTags: [],
      hierarchyLevel: access.team.rootLevel,
      parentId: null,
    })
    if (!created) return readyJson(reply, knownGroupReply(customer, access.team))
    sayCreated(reply, access.team)
    return { success: 1, new_user_group: created, user_group: toUserGroup(customer, access.team) }
  },
})
