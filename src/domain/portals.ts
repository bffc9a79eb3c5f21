import type { Changes } from './change.ts'

/** Who may open one dashboard of one customer through its portal. */
export interface Portal {
  readonly dashboardEmbedId: string
  readonly providedId: string
  readonly emails: readonly string[]
}

/** The portals of one visibility group. */
export class Portals {
  readonly #visibilityGroup: string
  readonly #byKey = new Map<string, Portal>()

  constructor(visibilityGroup: string) {
    this.#visibilityGroup = visibilityGroup
  }

  list(): readonly Portal[] {
    return [...this.#byKey.values()]
  }

  /** Replaces the e-mail addresses of the portal. */
  configure(portal: Portal, changes: Changes): void {
    const key = JSON.stringify([portal.dashboardEmbedId, portal.providedId])
    const before = this.#byKey.get(key) ?? null
    this.#byKey.set(key, portal)
    changes.push({ kind: 'portal', visibilityGroup: this.#visibilityGroup, before, after: portal })
  }
}
