import type { Access } from '../../access.ts'
import type { Customer } from '../../records/records.ts'
import { checkCustomer } from '../existing-names.ts'
import { Fields, OptionalText, Text } from '../fields.ts'
import { operation } from '../operation.ts'
import {
  CustomerReply,
  customerAssumptions,
  customerFieldNames,
  customerFields,
  customerWithId,
  toCustomer,
} from './customer.ts'
import { newerFields, olderUpdatedCustomer, repairedMapping, updatedCustomer } from './documented-customers.ts'

const UpdateCustomerBody = Fields('UpdateCustomerBody', {
  provided_id: Text('Your id of the customer.'),
  new_provided_id: OptionalText('Replaces `provided_id`.'),
  name: OptionalText('The new name.'),
  ...customerFields,
})

export const updateCustomer = operation({
  name: 'updateCustomer',
  method: 'POST',
  url: '/api/update_customer/',
  permission: 'read-write',
  getsExisting: false,
  creates: { customer: 'new_provided_id' },
  removes: {},
  names: { provided_id: 'customer', new_provided_id: 'customer', name: null, ...customerFieldNames },
  repeatRisk: null,
  irreversible: null,
  documentation: 'https://docs.explo.co/api-reference/customer-api/update',
  restsOn: [
    ...customerAssumptions,
    'mappingTargets',
    'newProvidedId',
    'repeatedValues',
    'updateEmails',
    'updateSemantics',
  ],
  refusals: ['existingNames', 'mappingTargets', 'notFound', 'otherGroup', 'takenId'],
  schema: {
    summary: 'Update a customer',
    body: UpdateCustomerBody,
    response: { 200: CustomerReply },
  },
  handler: ({ access, arrival, body }) => {
    const { group } = access
    const known = group.customers.get(body.provided_id)
    // Assumed: updateSemantics
    const patch = {
      providedId: body.new_provided_id ?? undefined,
      name: body.name ?? undefined,
      mapping: body.mapping ?? undefined,
      isDemo: body.is_demo_group ?? undefined,
      groupTags: body.group_tags ?? undefined,
      hierarchyLevel: body.hierarchy_level_name ?? undefined,
      parentId: body.parent_provided_id ?? undefined,
      properties: body.properties ?? undefined,
    }
    checkCustomer(access, {
      ...patch,
      newProvidedId: patch.providedId,
      place: {
        hierarchyLevel: patch.hierarchyLevel ?? known?.hierarchyLevel,
        parentId: patch.parentId ?? known?.parentId ?? null,
      },
      customer: known,
    })
    const customer = known ?? customerWithId(access, body.provided_id)
    const emails = updatedEmails(customer, body.emails ?? undefined, access)
    const updated = group.updateCustomer(customer, { ...patch, emails }, arrival.entry.changes)
    return { success: 1, customer: toCustomer(updated, group) }
  },
  examples: [
    {
      title: 'The newest page',
      repaired: `${repairedMapping} Known copies of the page hide the e-mail address.`,
      body: {
        provided_id: 'example_1',
        properties: { filterValue: 'new_value' },
        emails: ['new_email@example.com'],
        group_tags: ['engineers', 'sales'],
        hierarchy_level_name: 'Level 1',
      },
      reply: { success: 1, customer: updatedCustomer },
    },
    {
      title: 'An older example, on the page about tokens',
      source: 'https://docs.explo.co/api-reference/customer-api/refresh-token',
      repaired: repairedMapping,
      body: {
        provided_id: 'example_1',
        properties: { filterValue: 'new_value' },
        emails: ['new_email@example.com'],
      },
      reply: { success: 1, customer: olderUpdatedCustomer },
      differs: newerFields('/customer'),
    },
  ],
})

// Assumed: updateEmails
function updatedEmails(
  { emails }: Customer,
  given: readonly string[] | undefined,
  { team }: Access,
): readonly string[] | undefined {
  return given && team.assumptions.updateEmails === 'add' ? [...emails, ...given] : given
}
