import type { Changes } from './change.ts'
import type { Customer } from './customer.ts'
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

  /** Removes a customer, everything below it, and their end users. */
  removeCustomer(customer: Customer, changes: Changes): void {
    const earlier = changes.length
    this.customers.remove(customer, changes)
    const removed = changes
      .slice(earlier)
      .flatMap(({ kind, before }) => (kind === 'customer' && before ? [before] : []))
    for (const { number } of removed) {
      for (const endUser of this.endUsers.of(number)) this.endUsers.remove(endUser, changes)
    }
  }
}
