import { sayCreated } from '../created-status.ts'
import { operation } from '../operation.ts'
import { toCustomer } from './customer.ts'
import { getOrCreateCustomer } from './get-or-create-customer.ts'
import { CreateCustomerBody, CreateCustomerReply } from './schemas.ts'

export const createCustomer = operation({
  name: 'createCustomer',
  method: 'POST',
  url: '/api/create_customer/',
  permission: 'read-write',
  getsExisting: true,
  creates: { customer: 'provided_id' },
  removes: {},
  names: {
    provided_id: 'customer',
    name: null,
    mapping: null,
    is_demo_group: null,
    emails: null,
    group_tags: 'group tags',
    hierarchy_level_name: null,
    parent_provided_id: 'customer',
    properties: null,
  },
  repeatRisk: null,
  irreversible: null,
  replacedBy: null,
  documentation: 'https://docs.explo.co/api-reference/customer-api/get-or-create',
  restsOn: [
    'absentProperties',
    'computedFields',
    'createdStatus',
    'mappingTargets',
    'numbers',
    'repeatedValues',
    'replyFields',
    'rotation',
    'tokenShape',
    'visibilityGroups',
  ],
  refusals: ['existingNames', 'mappingTargets'],
  schema: {
    summary: 'Get or create a customer',
    body: CreateCustomerBody,
    response: { 200: CreateCustomerReply },
  },
  handler: (request, reply) => {
    const { access, body } = request
    const { customer, created } = getOrCreateCustomer(request, body.provided_id, {
      name: body.name,
      isDemo: body.is_demo_group ?? false,
      mapping: body.mapping ?? null,
      properties: body.properties ?? null,
      emails: body.emails ?? [],
      groupTags: body.group_tags ?? [],
      hierarchyLevel: body.hierarchy_level_name ?? access.team.rootLevel,
      parentId: body.parent_provided_id ?? null,
    })
    if (created) sayCreated(reply, access.team)
    return { success: 1, new_customer: created, customer: toCustomer(customer, access.group) }
  },
})
