import type { Customer } from '../../domain/customer.ts'
import type { Access } from '../access.ts'
import { checkCustomer } from '../check-customer.ts'
import { invalidFields } from '../errors.ts'
import { customerWithId } from '../find-customer.ts'
import { operation } from '../operation.ts'
import { toCustomer } from './customer.ts'
import { CustomerReply, UpdateCustomerBody } from './schemas.ts'

export const updateCustomer = operation({
  name: 'updateCustomer',
  method: 'POST',
  path: '/api/update_customer/',
  permission: 'read-write',
  documentation: 'https://docs.explo.co/api-reference/customer-api/update',
  restsOn: ['absentProperties', 'computedFields', 'updateEmails', 'updateSemantics'],
  refusals: ['notFound'],
  schema: {
    summary: 'Update a customer',
    body: UpdateCustomerBody,
    response: { 200: CustomerReply },
  },
  handler: ({ access, arrival, body }) => {
    const { group } = access
    const customer = customerWithId(access, body.provided_id)
    // Assumed: updateSemantics
    const patch = {
      providedId: body.new_provided_id ?? undefined,
      name: body.name ?? undefined,
      mapping: body.mapping ?? undefined,
      isDemo: body.is_demo_group ?? undefined,
      emails: body.emails ? updatedEmails(customer, body.emails, access) : undefined,
      groupTags: body.group_tags ?? undefined,
      hierarchyLevel: body.hierarchy_level_name ?? undefined,
      parentId: body.parent_provided_id ?? undefined,
      properties: body.properties ?? undefined,
    }
    refuseTakenId(access, customer, patch.providedId)
    checkCustomer(access, {
      mapping: patch.mapping,
      groupTags: patch.groupTags,
      place: {
        hierarchyLevel: patch.hierarchyLevel ?? customer.hierarchyLevel,
        parentId: patch.parentId ?? customer.parentId,
      },
      children: group.customers.childrenOf(customer),
    })
    const updated = group.customers.update(customer, patch, arrival.entry.changes)
    return { success: 1, customer: toCustomer(updated, group) }
  },
})

// Assumed: updateEmails
function updatedEmails({ emails }: Customer, given: readonly string[], { team }: Access): readonly string[] {
  return team.assumptions.updateEmails === 'replace' ? given : [...new Set([...emails, ...given])]
}

// Assumed: newProvidedId
function refuseTakenId({ group }: Access, customer: Customer, providedId: string | undefined): void {
  if (providedId === undefined || providedId === customer.providedId) return
  if (!group.customers.get(providedId)) return
  throw invalidFields({ new_provided_id: [`Customer "${providedId}" already exists.`] }, 'newProvidedId')
}
