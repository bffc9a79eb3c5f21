/** What two services call differently in every run, although it is the same to their client. */
export type Volatile = 'token' | 'team' | 'JWT' | 'link' | 'access group' | 'blueprint' | 'embed id'

/** What was found out about two values that may stand for each other. */
export interface Pairing {
  readonly holds: boolean
  /** Whether each had been seen before. */
  readonly isUpstreamKnown: boolean
  readonly isFakeKnown: boolean
}

/**
 * Which value of the upstream stands for which one of the fake, learnt from their answers: the first time that both are
 * seen in the same place they become a pair, and from then on neither may stand for another. So a token that the upstream
 * renews where the fake keeps its own is found.
 */
export class PairedValues {
  readonly #fakeOf = new Map<string, unknown>()
  readonly #upstreamOf = new Map<string, unknown>()

  /** Makes them a pair, unless one of them has another partner. */
  pair(kind: Volatile, upstream: unknown, fake: unknown): Pairing {
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

  fakeOf(kind: Volatile, upstream: unknown): unknown {
    return this.#fakeOf.get(keyOf(kind, upstream))
  }

  upstreamOf(kind: Volatile, fake: unknown): unknown {
    return this.#upstreamOf.get(keyOf(kind, fake))
  }
}

function keyOf(kind: Volatile, value: unknown): string {
  return `${kind} ${value}`
}
