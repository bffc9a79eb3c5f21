import type { RateLimit } from '../terms.ts'

/** More would be a client that changes its address with every request. */
const maxAddresses = 10_000

/** The last requests of one client address, as many as the limit allows. */
interface Recent {
  /** A ring of times. */
  readonly times: number[]
  next: number
}

/** Counts the requests of each client address in a sliding window. */
// Assumed: throttling
export class RateLimiter {
  readonly #rule: RateLimit
  readonly #byAddress = new Map<string, Recent>()

  constructor(rule: RateLimit) {
    this.#rule = rule
  }

  /**
   * Counts a request, a refused one too.
   *
   * @param now Milliseconds, on the world's clock.
   * @returns After how many milliseconds the next one would be admitted, if this one is not; otherwise 0.
   */
  admit(address: string, now: number): number {
    const { limit, windowMs } = this.#rule
    const recent = this.#recentOf(address)
    // The request that must have left the window, so that this one is within the limit.
    const earlier = recent.times[recent.next]
    recent.times[recent.next] = now
    recent.next = (recent.next + 1) % limit
    // A clock that was moved back forgets the future.
    if (earlier === undefined || earlier > now || now - earlier >= windowMs) return 0
    return (recent.times[recent.next] as number) + windowMs - now
  }

  #recentOf(address: string): Recent {
    const known = this.#byAddress.get(address)
    if (known) return known

    const [oldest] = this.#byAddress.keys()
    if (oldest !== undefined && this.#byAddress.size === maxAddresses) this.#byAddress.delete(oldest)
    const recent = { times: [], next: 0 }
    this.#byAddress.set(address, recent)
    return recent
  }
}
