import { type JsonObject, toJsonText } from './json-text.ts'
import type { Changes, EndUser } from './records.ts'

/** The fields to change. */
interface EndUserPatch {
  readonly email?: string | undefined
  readonly attributes?: JsonObject | undefined
}

/** The end users of one visibility group. */
export class EndUsers {
  readonly #visibilityGroup: string
  #byCustomer = new Map<number, Map<string, EndUser>>()

  constructor(visibilityGroup: string) {
    this.#visibilityGroup = visibilityGroup
  }

  /** A copy that changes independently. */
  copy(): EndUsers {
    const copy = new EndUsers(this.#visibilityGroup)
    copy.#byCustomer = new Map([...this.#byCustomer].map(([number, endUsers]) => [number, new Map(endUsers)]))
    return copy
  }

  get(customerNumber: number, providedId: string): EndUser | undefined {
    return this.#byCustomer.get(customerNumber)?.get(providedId)
  }

  of(customerNumber: number): EndUser[] {
    return [...(this.#byCustomer.get(customerNumber)?.values() ?? [])]
  }

  /** Leaves an existing end user as it is. */
  getOrCreate(
    customerNumber: number,
    providedId: string,
    email: string,
    attributes: JsonObject,
    changes: Changes,
  ): EndUser {
    const existing = this.get(customerNumber, providedId)
    if (existing) return existing
    return this.#store(null, { customerNumber, providedId, email, attributes: toJsonText(attributes) }, changes)
  }

  update(endUser: EndUser, patch: EndUserPatch, changes: Changes): EndUser {
    const { email = endUser.email } = patch
    const attributes = patch.attributes ? toJsonText(patch.attributes) : endUser.attributes
    return this.#store(endUser, { ...endUser, email, attributes }, changes)
  }

  remove(endUser: EndUser, changes: Changes): void {
    this.#byCustomer.get(endUser.customerNumber)?.delete(endUser.providedId)
    this.#note(endUser, null, changes)
  }

  /** Removes the end users of a customer. */
  removeOf(customerNumber: number, changes: Changes): void {
    for (const endUser of this.of(customerNumber)) this.#note(endUser, null, changes)
    this.#byCustomer.delete(customerNumber)
  }

  #store(before: EndUser | null, after: EndUser, changes: Changes): EndUser {
    const siblings = this.#byCustomer.get(after.customerNumber) ?? new Map<string, EndUser>()
    this.#byCustomer.set(after.customerNumber, siblings.set(after.providedId, after))
    this.#note(before, after, changes)
    return after
  }

  #note(before: EndUser | null, after: EndUser | null, changes: Changes): void {
    changes.push({ kind: 'end user', scope: this.#visibilityGroup, before, after })
  }
}
