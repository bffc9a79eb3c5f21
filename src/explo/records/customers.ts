import { NameCounts, Recent } from '../../engine/world/recent.ts'
import { JsonTexts } from './json-text.ts'
import { ancestorsOf, type Lineage, type PastLineage, PastLineages } from './lineage.ts'
import type { Changes, Customer, CustomerIdentity, CustomerPatch, NewCustomer } from './records.ts'

/** Shared by all customers without e-mails or tags. An own list would be a seventh of what a customer takes in memory. */
const none: readonly string[] = []

/** Enough to tell any test whose old token it uses. A forgotten token counts as unknown. */
const retiredTokenLimits = {
  maxEntries: 10_000,
  maxBytes: 4_000_000,
  sizeOf: (token: string, providedId: string) => 100 + 2 * (token.length + providedId.length),
}

/** Issues the tokens and numbers of customers, as Explo does. */
export interface CustomerIssuer {
  /** The `nth` token of a customer: 0 for the first, 1 after one rotation or deletion, and so on. */
  readonly token: (providedId: string, nth: number) => string
  /** Whether it is an API token, or a present or former token of any customer of the team. */
  readonly isKnown: (token: string) => boolean
  readonly number: () => number
  /** Notes a token that a fixture gives. */
  readonly noteGiven: (token: string) => void
  /** Notes that a former token was forgotten. */
  readonly noteForgotten: (token: string) => void
}

/** The customers of one visibility group. It gives no access to those of other groups. */
export class Customers implements Lineage {
  readonly #visibilityGroup: string
  readonly #issuer: CustomerIssuer
  #byProvidedId = new Map<string, Customer>()
  #byToken = new Map<string, Customer>()
  /** Made on first use, because only the deprecated End User API needs it. */
  #byNumber: Map<number, Customer> | undefined
  #childrenOf = new Map<string, Set<string>>()
  readonly #texts = new JsonTexts()
  /** The id of the customer that had each former token. */
  #retiredTokens = new Recent<string, string>(retiredTokenLimits)
  /** How many former tokens the customers of each id had. */
  #retiredCounts = new NameCounts()
  readonly #pastLineages = new PastLineages()
  /** Made on first use and dropped by every change, so that the last page of a list costs no more than the first. */
  #list: readonly Customer[] | undefined

  constructor(visibilityGroup: string, issuer: CustomerIssuer) {
    this.#visibilityGroup = visibilityGroup
    this.#issuer = issuer
  }

  /** A copy that changes independently. */
  copy(issuer: CustomerIssuer): Customers {
    const copy = new Customers(this.#visibilityGroup, issuer)
    copy.#byProvidedId = new Map(this.#byProvidedId)
    copy.#byToken = new Map(this.#byToken)
    copy.#childrenOf = new Map([...this.#childrenOf].map(([id, children]) => [id, new Set(children)]))
    copy.#retiredTokens = this.#retiredTokens.copy()
    copy.#retiredCounts = this.#retiredCounts.copy()
    return copy
  }

  get(providedId: string): Customer | undefined {
    return this.#byProvidedId.get(providedId)
  }

  byToken(token: string): Customer | undefined {
    return this.#byToken.get(token)
  }

  byNumber(number: number): Customer | undefined {
    this.#byNumber ??= new Map(this.list().map((customer) => [customer.number, customer]))
    return this.#byNumber.get(number)
  }

  /** In the order of creation. The array never changes. */
  list(): readonly Customer[] {
    this.#list ??= [...this.#byProvidedId.values()]
    return this.#list
  }

  childrenOf(customer: Customer): Customer[] {
    const ids = this.#childrenOf.get(customer.providedId) ?? []
    return [...ids].map((id) => this.#byProvidedId.get(id) as Customer)
  }

  ancestorsOf(customer: Customer): Customer[] {
    return ancestorsOf(customer, (id) => this.get(id))
  }

  /** The lineage as it is now. It stays so when customers change. */
  lineage(): PastLineage {
    return this.#pastLineages.take((id) => this.get(id))
  }

  /** The id of the customer that had this token. Undefined for an unknown token, and for one that was forgotten. */
  formerHolder(token: string): string | undefined {
    return this.#retiredTokens.get(token)
  }

  /** Leaves an existing customer as it is, whatever `fields` says. */
  // Documented: existingGroup
  getOrCreate(providedId: string, fields: NewCustomer, changes: Changes): { customer: Customer; created: boolean } {
    const existing = this.#byProvidedId.get(providedId)
    if (existing) return { customer: existing, created: false }
    return { customer: this.add(providedId, fields, {}, changes), created: true }
  }

  /** Stores a new customer. Explo makes up what `identity` leaves out. */
  add(providedId: string, fields: NewCustomer, identity: CustomerIdentity, changes: Changes): Customer {
    if (identity.token !== undefined) this.#issuer.noteGiven(identity.token)
    const customer: Customer = {
      providedId,
      number: identity.number ?? this.#issuer.number(),
      name: fields.name,
      token: identity.token ?? this.#nextToken(providedId),
      isDemo: fields.isDemo ?? false,
      mapping: this.#texts.of(fields.mapping ?? null),
      properties: this.#texts.of(fields.properties ?? null),
      emails: distinct(fields.emails ?? none),
      groupTags: distinct(fields.groupTags ?? none),
      hierarchyLevel: fields.hierarchyLevel,
      parentId: fields.parentId ?? null,
    }
    this.#link(customer)
    this.#note(changes, null, customer)
    return customer
  }

  /** The children follow a customer to its new `providedId`. */
  update(customer: Customer, patch: CustomerPatch, changes: Changes): Customer {
    const updated = this.#replace(
      customer,
      {
        providedId: patch.providedId ?? customer.providedId,
        number: customer.number,
        name: patch.name ?? customer.name,
        token: customer.token,
        isDemo: patch.isDemo ?? customer.isDemo,
        mapping: patch.mapping === undefined ? customer.mapping : this.#texts.of(patch.mapping),
        properties: patch.properties === undefined ? customer.properties : this.#texts.of(patch.properties),
        emails: distinct(patch.emails ?? customer.emails),
        groupTags: distinct(patch.groupTags ?? customer.groupTags),
        hierarchyLevel: patch.hierarchyLevel ?? customer.hierarchyLevel,
        parentId: patch.parentId === undefined ? customer.parentId : patch.parentId,
      },
      changes,
    )
    if (updated.providedId === customer.providedId) return updated

    // The customer keeps its token, so a new customer with the old id must not get it again.
    this.#retiredCounts.add(customer.providedId)
    for (const child of this.childrenOf(customer)) {
      this.#replace(child, { ...child, parentId: updated.providedId }, changes)
    }
    return updated
  }

  /** The old token is invalid at once, because clients rotate tokens that leaked. */
  // Assumed: rotation
  rotateToken(customer: Customer, changes: Changes, replacement?: string): Customer {
    this.#retire(customer)
    if (replacement !== undefined) this.#issuer.noteGiven(replacement)
    const token = replacement ?? this.#nextToken(customer.providedId)
    return this.#replace(customer, { ...customer, token }, changes)
  }

  /** Removes the customer and all its descendants. @returns The removed customers. */
  remove(customer: Customer, changes: Changes): Customer[] {
    const below = this.childrenOf(customer).flatMap((child) => this.remove(child, changes))
    this.#unlink(customer)
    this.#retire(customer)
    this.#note(changes, customer, null)
    return [...below, customer]
  }

  #replace(before: Customer, after: Customer, changes: Changes): Customer {
    this.#pastLineages.remember(before)
    if (before.providedId !== after.providedId) this.#rename(before.providedId, after.providedId)
    this.#byToken.delete(before.token)
    this.#forgetParent(before)
    this.#link(after)
    this.#note(changes, before, after)
    return after
  }

  /** Rebuilds the whole map, so that the customer keeps its place in lists. */
  #rename(from: string, to: string): void {
    const entries = [...this.#byProvidedId]
    this.#byProvidedId.clear()
    for (const [id, customer] of entries) this.#byProvidedId.set(id === from ? to : id, customer)
  }

  #link(customer: Customer): void {
    this.#list = undefined
    this.#byProvidedId.set(customer.providedId, customer)
    this.#byToken.set(customer.token, customer)
    this.#byNumber?.set(customer.number, customer)
    if (customer.parentId === null) return

    const siblings = this.#childrenOf.get(customer.parentId)
    if (siblings) siblings.add(customer.providedId)
    else this.#childrenOf.set(customer.parentId, new Set([customer.providedId]))
  }

  #unlink(customer: Customer): void {
    this.#pastLineages.remember(customer)
    this.#list = undefined
    this.#byProvidedId.delete(customer.providedId)
    this.#byToken.delete(customer.token)
    this.#byNumber?.delete(customer.number)
    this.#forgetParent(customer)
  }

  #forgetParent({ parentId, providedId }: Customer): void {
    if (parentId === null) return

    const siblings = this.#childrenOf.get(parentId)
    siblings?.delete(providedId)
    if (siblings?.size === 0) this.#childrenOf.delete(parentId)
  }

  #retire(customer: Customer): void {
    const forgotten = this.#retiredTokens.set(customer.token, customer.providedId)
    for (const [token] of forgotten) this.#issuer.noteForgotten(token)
    this.#retiredCounts.add(customer.providedId)
  }

  /** The next token that was never used. A fixture may have given any token to any customer, even one that is made up here. */
  #nextToken(providedId: string): string {
    let nth = this.#retiredCounts.of(providedId)
    let token = this.#issuer.token(providedId, nth)
    while (this.#issuer.isKnown(token)) token = this.#issuer.token(providedId, ++nth)
    return token
  }

  #note(changes: Changes, before: Customer | null, after: Customer | null): void {
    changes.push({ kind: 'customer', scope: this.#visibilityGroup, before, after })
  }
}

/** The list without repeated values. */
// Assumed: repeatedValues
function distinct(items: readonly string[]): readonly string[] {
  if (items.length === 0) return none

  const set = new Set(items)
  return set.size === items.length ? items : [...set]
}
