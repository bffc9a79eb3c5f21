import type { Changes } from './change.ts'
import type { Customer, CustomerPatch } from './customer.ts'
import { Customers, type Issue } from './customers.ts'
import { EndUsers } from './end-users.ts'
import { Portals } from './portals.ts'

/** Customers, data sources and API tokens that see each other, and nothing else. Explo's former access group. */
export class VisibilityGroup {
  readonly name: string
  readonly customers: Customers
  readonly endUsers: EndUsers
  readonly portals: Portals

  constructor(name: string, issue: Issue) {
    this.name = name
    this.customers = new Customers(name, issue)
    this.endUsers = new EndUsers(name)
    this.portals = new Portals(name)
  }

  /** A new `providedId` takes the children and the portals along. */
  updateCustomer(customer: Customer, patch: CustomerPatch, changes: Changes): Customer {
    const updated = this.customers.update(customer, patch, changes)
    const { providedId } = updated
    if (providedId !== customer.providedId) this.portals.rename(customer.providedId, providedId, changes)
    return updated
  }

  /** Removes a customer and everything below it, with their end users and portals. */
  removeCustomer(customer: Customer, changes: Changes): void {
    const earlier = changes.length
    this.customers.remove(customer, changes)
    const removed = changes
      .slice(earlier)
      .flatMap(({ kind, before }) => (kind === 'customer' && before ? [before] : []))
    for (const { number, providedId } of removed) {
      this.endUsers.removeOf(number, changes)
      this.portals.removeOf(providedId, changes)
    }
  }
}
