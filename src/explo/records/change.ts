import type { Blueprint } from './blueprint.ts'
import type { Customer, EndUser, Portal } from './customer.ts'
import type { Email, EmbedSecret, Publication } from './resources.ts'

/** What one request did to one record of a kind: `before` is null for a creation, `after` for a deletion. */
interface ChangeOf<Kind extends string, Item> {
  readonly kind: Kind
  /** The visibility group; null for what belongs to the whole team. */
  readonly scope: string | null
  readonly before: Item | null
  readonly after: Item | null
}

export type Change =
  | ChangeOf<'blueprint', Blueprint>
  | ChangeOf<'customer', Customer>
  | ChangeOf<'e-mail', Email>
  | ChangeOf<'embed secret', EmbedSecret>
  | ChangeOf<'end user', EndUser>
  | ChangeOf<'group tag', string>
  | ChangeOf<'portal', Portal>
  | ChangeOf<'publication', Publication>

/** Collects changes in the order in which they happened. Every writing method of a record asks for one. */
export interface Changes {
  push(...changes: Change[]): unknown
}
