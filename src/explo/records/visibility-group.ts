import type { BlueprintIssue, Blueprints } from './blueprints.ts'
import type { Customers, Issue } from './customers.ts'
import { EndUsers } from './end-users.ts'
import { Portals } from './portals.ts'
import type { Changes, Customer, CustomerPatch } from './records.ts'

/** Customers, data sources and API tokens that see each other, and nothing else. Explo's former access group. */
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

  /** The same group, which from now on changes apart. */
  copy(issue: Issue, blueprintIssue: BlueprintIssue): VisibilityGroup {
    return new VisibilityGroup(
      this.name,
      this.customers.copy(issue),
      this.blueprints.copy(blueprintIssue),
      this.endUsers.copy(),
      this.portals.copy(),
    )
  }

  /** A new `providedId` takes the children, the portals and the blueprints along. */
  updateCustomer(customer: Customer, patch: CustomerPatch, changes: Changes): Customer {
    const updated = this.customers.update(customer, patch, changes)
    const { providedId } = updated
    if (providedId === customer.providedId) return updated

    this.portals.rename(customer.providedId, providedId, changes)
    this.blueprints.rename(customer.providedId, providedId, changes)
    return updated
  }

  /** Removes a customer and everything below it, with their end users, portals and blueprints. */
  removeCustomer(customer: Customer, changes: Changes): void {
    for (const { number, providedId } of this.customers.remove(customer, changes)) {
      this.endUsers.removeOf(number, changes)
      this.portals.removeOf(providedId, changes)
      this.blueprints.removeOf(providedId, changes)
    }
  }
}
