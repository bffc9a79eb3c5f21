import type { BlueprintIssuer, Blueprints } from './blueprints.ts'
import type { CustomerIssuer, Customers } from './customers.ts'
import { EndUsers } from './end-users.ts'
import { Portals } from './portals.ts'
import type { Changes, Customer, CustomerPatch } from './records.ts'

/** A data visibility group, formerly called access group: the customers that its API tokens reach, and what belongs to them. */
export class VisibilityGroup {
  readonly name: string
  readonly customers: Customers
  readonly blueprints: Blueprints
  readonly endUsers: EndUsers
  readonly portals: Portals

  constructor(
    name: string,
    customers: Customers,
    blueprints: Blueprints,
    endUsers: EndUsers = new EndUsers(name),
    portals: Portals = new Portals(name),
  ) {
    this.name = name
    this.customers = customers
    this.blueprints = blueprints
    this.endUsers = endUsers
    this.portals = portals
  }

  /** A copy that changes independently. */
  copy(issuer: CustomerIssuer, blueprintIssuer: BlueprintIssuer): VisibilityGroup {
    return new VisibilityGroup(
      this.name,
      this.customers.copy(issuer),
      this.blueprints.copy(blueprintIssuer),
      this.endUsers.copy(),
      this.portals.copy(),
    )
  }

  /** Children, portals and blueprints follow the customer to a new `providedId`. */
  // Assumed: newProvidedId
  updateCustomer(customer: Customer, patch: CustomerPatch, changes: Changes): Customer {
    const updated = this.customers.update(customer, patch, changes)
    const { providedId } = updated
    if (providedId === customer.providedId) return updated

    this.portals.rename(customer.providedId, providedId, changes)
    this.blueprints.rename(customer.providedId, providedId, changes)
    return updated
  }

  /** Removes a customer and its descendants, with their end users, portals and blueprints. */
  // Assumed: endUserCustomers
  // Assumed: portalEmails
  // Assumed: blueprints
  removeCustomer(customer: Customer, changes: Changes): void {
    for (const { number, providedId } of this.customers.remove(customer, changes)) {
      this.endUsers.removeOf(number, changes)
      this.portals.removeOf(providedId, changes)
      this.blueprints.removeOf(providedId, changes)
    }
  }
}
