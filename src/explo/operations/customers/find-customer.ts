import type { Access } from '../../access.ts'
import type { Customer } from '../../records/customer.ts'
import { notFound } from '../../refusals/errors.ts'

/** The customer of that id in the token's group. @throws {Refusal} 404 */
// Assumed: visibilityGroups
export function customerWithId({ team, group }: Access, providedId: string): Customer {
  const customer = group.customers.get(providedId)
  if (customer) return customer

  const [elsewhere] = team.locate((customers) => customers.get(providedId))
  if (elsewhere)
    throw notFound('otherGroup', existsElsewhere(providedId, elsewhere.visibilityGroup, group.name), providedId)
  throw notFound('notFound', `there is no customer "${providedId}" in visibility group ${group.name}`, providedId)
}

/** The customer that has this token now, in the API token's group. @throws {Refusal} 404 */
export function customerWithToken({ team, group }: Access, currentToken: string): Customer {
  const customer = group.customers.byToken(currentToken)
  if (customer) return customer

  const [elsewhere] = team.locate((customers) => customers.byToken(currentToken))
  if (elsewhere) {
    const { customer, visibilityGroup } = elsewhere
    throw notFound('otherGroup', existsElsewhere(customer.providedId, visibilityGroup, group.name), currentToken)
  }
  const formerHolder = group.customers.formerHolder(currentToken)
  if (formerHolder !== undefined) {
    const reason = `"current_token" was of customer "${formerHolder}" until it was rotated or deleted`
    throw notFound('retiredToken', reason, currentToken)
  }
  throw notFound('notFound', `no customer of visibility group ${group.name} has this "current_token"`, currentToken)
}

function existsElsewhere(providedId: string, visibilityGroup: string, own: string): string {
  return `customer "${providedId}" exists in visibility group ${visibilityGroup}; this API token belongs to ${own}`
}
