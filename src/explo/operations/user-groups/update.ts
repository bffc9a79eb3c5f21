import { checkCustomer } from '../customers/check-customer.ts'
import { customerWithId } from '../customers/find-customer.ts'
import { operation } from '../operation.ts'
import { UpdateUserGroupBody, UserGroupReply } from './schemas.ts'
import { toUserGroup } from './user-group.ts'

export const updateUserGroup = operation({
  name: 'updateUserGroup',
  method: 'POST',
  url: '/api/update_user_group/',
  legacyUrls: [{ url: '/embed/update_user_group/', basis: 'documented' }],
  permission: 'read-write',
  getsExisting: false,
  creates: {},
  removes: {},
  names: { user_group_id: 'customer', name: null, mapping: null, is_demo_group: null, properties: null },
  repeatRisk: null,
  irreversible: null,
  replacedBy: 'updateCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-group-api/update',
  restsOn: [
    'apiEnvironmentTag',
    'mappingTargets',
    'numbers',
    'replyFields',
    'teamId',
    'updateSemantics',
    'userGroupProperties',
  ],
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
})
