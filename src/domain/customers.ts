import type { Changes } from './change.ts'
import type { Customer, CustomerFields, CustomerPatch } from './customer.ts'
import { JsonTexts } from './json-texts.ts'

/** What customers without e-mails or tags share: a list of their own would be a seventh of what each one takes. */
const none: readonly string[] = []

/** Enough for any test to be told whose token it still uses; forgotten after that, so that rotation costs no memory. */
const maxRetiredTokens = 10_000

/** Makes the `nth` token of a customer: 0 for the first, 1 after one rotation or deletion, and so on. */
export type IssueToken = (providedId: string, nth: number) => string

/** The customers of one visibility group: whoever holds it cannot reach another group's. */
export class Customers {
  readonly #visibilityGroup: string
  readonly #issueToken: IssueToken
  readonly #isKnown: (token: string) => boolean
  readonly #byProvidedId = new Map<string, Customer>()
  readonly #byToken = new Map<string, Customer>()
  readonly #childrenOf = new Map<string, Set<string>>()
  readonly #texts = new JsonTexts()
  readonly #retiredTokens = new Map<string, string>()
  readonly #retiredCount = new Map<string, number>()

  constructor(visibilityGroup: string, issueToken: IssueToken, isKnown: (token: string) => boolean) {
    this.#visibilityGroup = visibilityGroup
    this.#issueToken = issueToken
    this.#isKnown = isKnown
  }

  get(providedId: string): Customer | undefined {
    return this.#byProvidedId.get(providedId)
  }

  byToken(token: string): Customer | undefined {
    return this.#byToken.get(token)
  }

  /** In the order of creation. */
  values(): Iterable<Customer> {
    return this.#byProvidedId.values()
  }

  childrenOf(customer: Customer): Customer[] {
    const ids = this.#childrenOf.get(customer.providedId) ?? []
    return [...ids].flatMap((id) => this.#byProvidedId.get(id) ?? [])
  }

  /** The id of the customer that had this token before it was rotated or deleted, if that is not long ago. */
  formerHolder(token: string): string | undefined {
    return this.#retiredTokens.get(token)
  }

  /** Leaves an existing customer as it is, whatever the other fields say. */
  // Documented: existingGroup
  getOrCreate(providedId: string, fields: CustomerFields, changes: Changes): { customer: Customer; created: boolean } {
    const existing = this.#byProvidedId.get(providedId)
    if (existing) return { customer: existing, created: false }
    return { customer: this.add(providedId, fields, null, changes), created: true }
  }

  /** Stores a new customer, with the token that it brings along or with its own next one. */
  add(providedId: string, fields: CustomerFields, token: string | null, changes: Changes): Customer {
    const customer: Customer = {
      providedId,
      name: fields.name,
      token: token ?? this.#nextToken(providedId),
      isDemo: fields.isDemo,
      mapping: this.#texts.of(fields.mapping),
      properties: this.#texts.of(fields.properties),
      emails: kept(fields.emails),
      groupTags: kept(fields.groupTags),
      hierarchyLevel: fields.hierarchyLevel,
      parentId: fields.parentId,
    }
    this.#link(customer)
    this.#note(changes, null, customer)
    return customer
  }

  update(customer: Customer, patch: CustomerPatch, changes: Changes): Customer {
    return this.#replace(
      customer,
      {
        ...customer,
        name: patch.name ?? customer.name,
        isDemo: patch.isDemo ?? customer.isDemo,
        mapping: patch.mapping === undefined ? customer.mapping : this.#texts.of(patch.mapping),
        properties: patch.properties === undefined ? customer.properties : this.#texts.of(patch.properties),
        emails: patch.emails ?? customer.emails,
        groupTags: patch.groupTags ?? customer.groupTags,
        hierarchyLevel: patch.hierarchyLevel ?? customer.hierarchyLevel,
        parentId: patch.parentId === undefined ? customer.parentId : patch.parentId,
      },
      changes,
    )
  }

  /** The old token stops working at once, because rotation is for tokens that leaked. */
  // Assumed: rotation
  rotateToken(customer: Customer, changes: Changes, replacement?: string): Customer {
    this.#retire(customer)
    const token = replacement ?? this.#nextToken(customer.providedId)
    return this.#replace(customer, { ...customer, token }, changes)
  }

  /** Removes the customer and everything below it. */
  remove(customer: Customer, changes: Changes): void {
    for (const child of this.childrenOf(customer)) this.remove(child, changes)
    this.#unlink(customer)
    this.#retire(customer)
    this.#note(changes, customer, null)
  }

  #replace(before: Customer, after: Customer, changes: Changes): Customer {
    this.#byToken.delete(before.token)
    if (before.parentId !== after.parentId) this.#forgetParent(before)
    this.#link(after)
    this.#note(changes, before, after)
    return after
  }

  #link(customer: Customer): void {
    this.#byProvidedId.set(customer.providedId, customer)
    this.#byToken.set(customer.token, customer)
    if (customer.parentId === null) return

    const siblings = this.#childrenOf.get(customer.parentId)
    if (siblings) siblings.add(customer.providedId)
    else this.#childrenOf.set(customer.parentId, new Set([customer.providedId]))
  }

  #unlink(customer: Customer): void {
    this.#byProvidedId.delete(customer.providedId)
    this.#byToken.delete(customer.token)
    this.#forgetParent(customer)
  }

  #forgetParent(customer: Customer): void {
    if (customer.parentId === null) return

    const siblings = this.#childrenOf.get(customer.parentId)
    siblings?.delete(customer.providedId)
    if (siblings?.size === 0) this.#childrenOf.delete(customer.parentId)
  }

  #retire(customer: Customer): void {
    const [oldest] = this.#retiredTokens.keys()
    if (oldest !== undefined && this.#retiredTokens.size === maxRetiredTokens) this.#retiredTokens.delete(oldest)
    this.#retiredTokens.set(customer.token, customer.providedId)
    this.#retiredCount.set(customer.providedId, this.#retiredFor(customer.providedId) + 1)
  }

  #retiredFor(providedId: string): number {
    return this.#retiredCount.get(providedId) ?? 0
  }

  /** The next token that nobody has or had: a fixture may give any token to anybody, also one that was made here. */
  #nextToken(providedId: string): string {
    for (let nth = this.#retiredFor(providedId); ; nth++) {
      const token = this.#issueToken(providedId, nth)
      if (!this.#isKnown(token)) return token
    }
  }

  #note(changes: Changes, before: Customer | null, after: Customer | null): void {
    changes.push({ kind: 'customer', visibilityGroup: this.#visibilityGroup, before, after })
  }
}

function kept(list: readonly string[]): readonly string[] {
  return list.length === 0 ? none : list
}
