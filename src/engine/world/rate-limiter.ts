import type { RateLimit } from '../terms.ts'

/** Limits the memory that a client with many addresses can use. */
const maxAddresses = 10_000

/** The latest requests of a client address. */
interface Recent {
  /** A ring buffer with the times of as many requests as the limit allows. */
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
   * Counts a request, also a refused one.
   *
   * @param now The time of the world's clock, in milliseconds.
   * @returns 0 if the request is admitted. Otherwise the milliseconds until the next one would be.
   */
  admit(address: string, now: number): number {
    const { limit, windowMs } = this.#rule
    const recent = this.#recentOf(address)
    // The limit allows this request if that one has left the window.
    const earlier = recent.times[recent.next]
    recent.times[recent.next] = now
    recent.next = (recent.next + 1) % limit
    // Ignores later times after the clock was moved back.
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
