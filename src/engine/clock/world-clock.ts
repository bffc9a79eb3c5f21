import type { ClockMode } from './clock.ts'
import type { Duration, Instant } from './read-time.ts'

export interface ClockReading {
  /** ISO 8601. */
  readonly now: string
  readonly mode: ClockMode
}

/**
 * The time of a world. JWTs, the journal, rate limits and the delays of faults all use it. A reset sets it back to the
 * option `clock`.
 */
export interface WorldClock {
  now(): Promise<Date>

  /** The time, and whether the clock runs or is frozen. */
  read(): Promise<ClockReading>

  /**
   * Moves the clock to an instant, forwards or backwards. A running clock goes on from there. Resolves when the work that
   * became due is done or waits again.
   *
   * @throws {OptionError} When it is not an instant.
   */
  set(instant: Instant): Promise<void>

  /**
   * Moves the clock forwards. Resolves when the work that became due is done or waits again.
   *
   * @param by A number of milliseconds, or a text such as `'61s'`, `'1h30m'` or `'25h'`.
   * @throws {OptionError} When it is not a duration.
   * @example
   * ```ts
   * await explo.clock.advance('25h')
   * assert.equal((await explo.openJwt(jwt)).isExpired, true)
   * ```
   */
  advance(by: Duration): Promise<void>

  /** Stops the clock where it is. */
  freeze(): Promise<void>

  /** Lets the clock run, from where it is. */
  resume(): Promise<void>
}
