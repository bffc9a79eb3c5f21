import type { Changes, Publication } from './records.ts'

/** What is published where, in the whole team. */
export class Publications {
  #byKey = new Map<string, Publication>()

  copy(): Publications {
    const copy = new Publications()
    copy.#byKey = new Map(this.#byKey)
    return copy
  }

  list(): readonly Publication[] {
    return [...this.#byKey.values()]
  }

  /** Replaces what the environment showed before. */
  publish(publication: Publication, changes: Changes): void {
    const { resourceType, embedId, environment } = publication
    const key = JSON.stringify([resourceType, embedId, environment])
    const before = this.#byKey.get(key) ?? null
    this.#byKey.set(key, publication)
    changes.push({ kind: 'publication', scope: null, before, after: publication })
  }
}
