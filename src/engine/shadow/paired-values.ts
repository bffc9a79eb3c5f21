/** Whether two values are a pair. */
interface Pairing {
  readonly holds: boolean
  /** Whether each of them was in a pair before. */
  readonly isUpstreamKnown: boolean
  readonly isFakeKnown: boolean
}

/**
 * Which value of the upstream corresponds to which value of the fake. Two values become a pair when they are first seen in
 * the same place of two answers, and stay one: a token that only the upstream renews, for example, is a difference.
 */
export class PairedValues {
  readonly #fakeOf = new Map<string, unknown>()
  readonly #upstreamOf = new Map<string, unknown>()

  /** Makes two values a pair, unless one of them is in another pair. */
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
