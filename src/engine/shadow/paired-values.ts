/** Whether two values stand for each other. */
export interface Pairing {
  readonly holds: boolean
  /** Whether each had been seen before. */
  readonly isUpstreamKnown: boolean
  readonly isFakeKnown: boolean
}

/**
 * Which value of the upstream stands for which one of the fake, learnt from their answers. Two values become a pair when
 * they are first seen in the same place. From then on neither may stand for another one. This finds, for example, a token
 * that the upstream renews and the fake keeps.
 */
export class PairedValues {
  readonly #fakeOf = new Map<string, unknown>()
  readonly #upstreamOf = new Map<string, unknown>()

  /** Makes two values of a kind a pair, unless one of them has another partner. */
  pair(kind: string, upstream: unknown, fake: unknown): Pairing {
    const [upstreamKey, fakeKey] = [keyOf(kind, upstream), keyOf(kind, fake)]
    const isUpstreamKnown = this.#fakeOf.has(upstreamKey)
    const isFakeKnown = this.#upstreamOf.has(fakeKey)
    if (isUpstreamKnown || isFakeKnown) {
      const holds = isUpstreamKnown && isFakeKnown && this.#fakeOf.get(upstreamKey) === fake
      return { holds, isUpstreamKnown, isFakeKnown }
    }

    this.#fakeOf.set(upstreamKey, fake)
    this.#upstreamOf.set(fakeKey, upstream)
    return { holds: true, isUpstreamKnown, isFakeKnown }
  }

  fakeOf(kind: string, upstream: unknown): unknown {
    return this.#fakeOf.get(keyOf(kind, upstream))
  }

  upstreamOf(kind: string, fake: unknown): unknown {
    return this.#upstreamOf.get(keyOf(kind, fake))
  }
}

function keyOf(kind: string, value: unknown): string {
  return `${kind} ${value}`
}
