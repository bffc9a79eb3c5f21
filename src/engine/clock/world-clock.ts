import type { ClockMode } from './clock.ts'
import type { Duration, Instant } from './read-time.ts'

export interface ClockReading {
  /** ISO 8601. */
  readonly now: string
  readonly mode: ClockMode
}

/**
 * The time of a world. Everything in it obeys: the times of JWTs and of the journal, rate limits, and what faults delay.
 * A reset sets it back to the option `clock`.
 */
export interface WorldClock {
  now(): Promise<Date>

  /** The time, and whether it goes by on its own. */
  read(): Promise<ClockReading>

  /**
   * Moves the clock there, forwards or backwards; it goes on running if it ran. Resolves when all that became due has
   * settled.
   *
   * @throws {OptionError} For what is no instant.
   */
  set(instant: Instant): Promise<void>

  /**
   * Moves the clock forwards. Resolves when all that became due has settled.
   *
   * @param by A number of milliseconds, or a text such as `'61s'`, `'1h30m'` or `'25h'`.
   * @throws {OptionError} For what is no duration.
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
