import { Type } from '@sinclair/typebox'
import type { Customer, NewCustomer } from '../../records/records.ts'
import { readOnlyToken } from '../../refusals/errors.ts'
import { checkCustomer } from '../existing-names.ts'
import { Fields, Reply, Text } from '../fields.ts'
import { type Call, operation, setCreatedStatus } from '../operation.ts'
import { customerAssumptions, customerFieldNames, customerFields, toCustomer, WireCustomer } from './customer.ts'
import { documentedCustomer, newerFields, olderCustomer, repairedMapping } from './documented-customers.ts'

const CreateCustomerBody = Fields('CreateCustomerBody', {
  provided_id: Text('Your id of the customer.'),
  name: Text('The name of the customer.'),
  ...customerFields,
})

const CreateCustomerReply = Reply({
  new_customer: Type.Boolean({ description: 'Whether this call created it.' }),
  customer: WireCustomer,
})

/** The fields that the requests of all examples have. */
const createBody = {
  provided_id: 'example_1',
  name: 'Example 1',
  mapping: documentedCustomer.parent_schema_datasource_mapping,
  properties: { filterValue: 'value' },
  emails: ['example@example.com'],
}

export const createCustomer = operation({
  name: 'createCustomer',
  method: 'POST',
  url: '/api/create_customer/',
  permission: 'read-write',
  getsExisting: true,
  creates: { customer: 'provided_id' },
  removes: {},
  names: { provided_id: 'customer', name: null, ...customerFieldNames },
  repeatRisk: null,
  irreversible: null,
  documentation: 'https://docs.explo.co/api-reference/customer-api/get-or-create',
  restsOn: [
    ...customerAssumptions,
    'createdStatus',
    'mappingTargets',
    'repeatedValues',
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
      isDemo: body.is_demo_group,
      mapping: body.mapping,
      properties: body.properties,
      emails: body.emails,
      groupTags: body.group_tags,
      hierarchyLevel: body.hierarchy_level_name ?? access.team.rootLevel,
      parentId: body.parent_provided_id,
    })
    if (created) setCreatedStatus(reply, access.team)
    return { success: 1, new_customer: created, customer: toCustomer(customer, access.group) }
  },
  examples: [
    {
      title: 'The newest page',
      repaired: repairedMapping,
      body: { ...createBody, group_tags: ['sales'], hierarchy_level_name: 'Customer' },
      reply: { success: 1, new_customer: true, customer: documentedCustomer },
    },
    {
      title: 'An older page, with another level',
      repaired: repairedMapping,
      body: { ...createBody, group_tags: ['sales'], hierarchy_level_name: 'Level 2' },
      reply: { success: 1, new_customer: true, customer: { ...documentedCustomer, hierarchy_level: 'Level 2' } },
    },
    {
      title: 'The oldest page',
      repaired: `${repairedMapping} The request was cut off; here it has what the answer shows.`,
      body: createBody,
      reply: { success: 1, new_customer: true, customer: olderCustomer },
      differs: newerFields('/customer'),
    },
  ],
})

/** Get-or-create of a customer, for both APIs that offer it. */
export function getOrCreateCustomer(
  { access, arrival }: Call,
  providedId: string,
  fields: NewCustomer,
): { customer: Customer; created: boolean } {
  const { mapping, groupTags, hierarchyLevel, parentId = null } = fields
  checkCustomer(access, { mapping, groupTags, place: { hierarchyLevel, parentId } })
  const { customers } = access.group
  // Assumed: readOnlyToken. With `allow-existing`, a read-only token gets this far, but must not create.
  if (access.permission === 'read-only' && !customers.get(providedId)) {
    throw readOnlyToken(`creating "${providedId}"`)
  }
  return customers.getOrCreate(providedId, fields, arrival.entry.changes)
}

/** The record in the reply of a get-or-create, when it existed before. */
export function existingRecord(reply: unknown): Readonly<Record<string, unknown>> | undefined {
  const { new_user_group, new_customer, user_group, customer } = reply as Record<string, unknown>
  const isNew = new_user_group ?? new_customer
  return isNew === false ? ((user_group ?? customer) as Record<string, unknown>) : undefined
}
