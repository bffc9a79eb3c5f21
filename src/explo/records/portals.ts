import type { Changes, Portal } from './records.ts'

/** The portals of one visibility group. */
export class Portals {
  readonly #visibilityGroup: string
  /** By customer, then by dashboard. */
  #byCustomer = new Map<string, Map<string, Portal>>()

  constructor(visibilityGroup: string) {
    this.#visibilityGroup = visibilityGroup
  }

  /** A copy that changes independently. */
  copy(): Portals {
    const copy = new Portals(this.#visibilityGroup)
    copy.#byCustomer = new Map([...this.#byCustomer].map(([id, portals]) => [id, new Map(portals)]))
    return copy
  }

  list(): readonly Portal[] {
    return [...this.#byCustomer.values()].flatMap((portals) => [...portals.values()])
  }

  /** Replaces the e-mail addresses of the portal. */
  configure(portal: Portal, changes: Changes): void {
    const { providedId, dashboardEmbedId } = portal
    const portals = this.#byCustomer.get(providedId) ?? new Map<string, Portal>()
    this.#note(portals.get(dashboardEmbedId) ?? null, portal, changes)
    this.#byCustomer.set(providedId, portals.set(dashboardEmbedId, portal))
  }

  /** Moves the portals of a customer to its new id. */
  rename(providedId: string, newProvidedId: string, changes: Changes): void {
    const portals = this.#take(providedId)
    if (portals.length === 0) return

    const renamed = portals.map((portal) => ({ ...portal, providedId: newProvidedId }))
    this.#byCustomer.set(newProvidedId, new Map(renamed.map((portal) => [portal.dashboardEmbedId, portal])))
    for (const [index, portal] of portals.entries()) this.#note(portal, renamed[index] as Portal, changes)
  }

  /** Closes the portals of a customer. */
  removeOf(providedId: string, changes: Changes): void {
    for (const portal of this.#take(providedId)) this.#note(portal, null, changes)
  }

  #take(providedId: string): Portal[] {
    const portals = [...(this.#byCustomer.get(providedId)?.values() ?? [])]
    this.#byCustomer.delete(providedId)
    return portals
  }

  #note(before: Portal | null, after: Portal | null, changes: Changes): void {
    changes.push({ kind: 'portal', scope: this.#visibilityGroup, before, after })
  }
}
