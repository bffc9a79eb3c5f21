import type { Customer } from './customer.ts'

/** What one request did to one record: `before` is null for a creation, `after` for a deletion. */
export interface Change {
  readonly kind: 'customer'
  readonly visibilityGroup: string
  readonly before: Customer | null
  readonly after: Customer | null
}

/** Collects changes in the order in which they happened. Every writing method of the domain asks for one. */
export type Changes = Change[]
