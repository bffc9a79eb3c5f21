import { Recent } from '../../engine/world/recent.ts'
import type { Blueprint, Changes, NewBlueprint } from './records.ts'

/** Issues the ids and embed ids of blueprints, as Explo does. */
export interface BlueprintIssuer {
  readonly id: () => number
  /** An embed id for a blueprint with this customer and name. Each `variant` gives another one. */
  readonly embedId: (providedId: string, name: string, variant: number) => string
  /** Whether a blueprint of the team has or had it. */
  readonly isKnown: (embedId: string) => boolean
}

const formerEmbedIdLimits = {
  maxEntries: 10_000,
  maxBytes: 4_000_000,
  sizeOf: (embedId: string) => 100 + embedId.length,
}

/** The blueprints of one visibility group. */
export class Blueprints {
  readonly #visibilityGroup: string
  readonly #issuer: BlueprintIssuer
  /** In the order of creation. */
  #byId = new Map<number, Blueprint>()
  #idsOf = new Map<string, Set<number>>()
  /** Includes those that a fixture has reserved. */
  #embedIds = new Set<string>()
  /** The embed ids of deleted blueprints, which are not issued again. */
  #formerEmbedIds = new Recent<string, true>(formerEmbedIdLimits)
  #hasForgotten = false

  constructor(visibilityGroup: string, issuer: BlueprintIssuer) {
    this.#visibilityGroup = visibilityGroup
    this.#issuer = issuer
  }

  /** A copy that changes independently. */
  copy(issuer: BlueprintIssuer): Blueprints {
    const copy = new Blueprints(this.#visibilityGroup, issuer)
    copy.#byId = new Map(this.#byId)
    copy.#idsOf = new Map([...this.#idsOf].map(([providedId, ids]) => [providedId, new Set(ids)]))
    copy.#embedIds = new Set(this.#embedIds)
    copy.#formerEmbedIds = this.#formerEmbedIds.copy()
    copy.#hasForgotten = this.#hasForgotten
    return copy
  }

  get(id: number): Blueprint | undefined {
    return this.#byId.get(id)
  }

  /** In the order of creation. */
  list(): Blueprint[] {
    return [...this.#byId.values()]
  }

  /** The blueprints of a customer, in the order of creation. */
  of(providedId: string): Blueprint[] {
    const ids = this.#idsOf.get(providedId) ?? []
    return [...ids].map((id) => this.#byId.get(id) as Blueprint)
  }

  /** Whether a blueprint has or had this embed id. */
  knowsEmbedId(embedId: string): boolean {
    return this.#embedIds.has(embedId) || this.#formerEmbedIds.get(embedId) !== undefined
  }

  /** Keeps an embed id from being issued. */
  reserveEmbedId(embedId: string): void {
    this.#embedIds.add(embedId)
  }

  /** Stores a new blueprint. Another one may have the same name. */
  // Assumed: blueprints
  create({ id = this.#issuer.id(), embedId, ...fields }: NewBlueprint, changes: Changes): Blueprint {
    const blueprint = { id, embedId: embedId ?? this.#newEmbedId(id, fields), ...fields }
    return this.#store(null, blueprint, changes)
  }

  /** Replaces what the patch names. Only a fixture changes more than the tables. */
  update(
    blueprint: Blueprint,
    patch: Partial<Pick<Blueprint, 'embedId' | 'name' | 'tables'>>,
    changes: Changes,
  ): Blueprint {
    return this.#store(blueprint, { ...blueprint, ...patch }, changes)
  }

  /** Moves the blueprints of a customer to its new id. */
  rename(providedId: string, newProvidedId: string, changes: Changes): void {
    const blueprints = this.of(providedId)
    this.#idsOf.delete(providedId)
    for (const blueprint of blueprints) this.#store(blueprint, { ...blueprint, providedId: newProvidedId }, changes)
  }

  /** Removes the blueprints of a customer. */
  removeOf(providedId: string, changes: Changes): void {
    for (const blueprint of this.of(providedId)) {
      this.#byId.delete(blueprint.id)
      this.#embedIds.delete(blueprint.embedId)
      if (this.#formerEmbedIds.set(blueprint.embedId, true).length > 0) this.#hasForgotten = true
      this.#note(blueprint, null, changes)
    }
    this.#idsOf.delete(providedId)
  }

  #store(before: Blueprint | null, after: Blueprint, changes: Changes): Blueprint {
    this.#byId.set(after.id, after)
    this.#embedIds.add(after.embedId)
    const ids = this.#idsOf.get(after.providedId) ?? new Set()
    this.#idsOf.set(after.providedId, ids.add(after.id))
    this.#note(before, after, changes)
    return after
  }

  /**
   * Depends only on the customer and the name, so that other blueprints do not change it. When such a blueprint may have
   * existed before, it also depends on the id, because ids are never issued twice.
   */
  #newEmbedId(id: number, { providedId, name }: Pick<Blueprint, 'name' | 'providedId'>): string {
    let embedId = this.#issuer.embedId(providedId, name, this.#hasForgotten ? id : 0)
    for (let variant = id; this.#issuer.isKnown(embedId); variant++) {
      embedId = this.#issuer.embedId(providedId, name, variant)
    }
    return embedId
  }

  #note(before: Blueprint | null, after: Blueprint | null, changes: Changes): void {
    changes.push({ kind: 'blueprint', scope: this.#visibilityGroup, before, after })
  }
}
