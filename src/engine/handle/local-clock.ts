import type { Clock } from '../clock/clock.ts'
import { type Duration, type Instant, readDuration, readInstant } from '../clock/read-time.ts'
import type { ClockReading, WorldClock } from '../clock/world-clock.ts'
import type { World } from '../world/world.ts'

/** The clock of a handle. */
export class LocalClock implements WorldClock {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  async now(): Promise<Date> {
    return new Date(this.#clock.now())
  }

  async read(): Promise<ClockReading> {
    return { now: new Date(this.#clock.now()).toISOString(), mode: this.#clock.mode }
  }

  async set(instant: Instant): Promise<void> {
    await this.#change((clock) => clock.set(readInstant(instant, 'The instant to set the clock to')))
  }

  async advance(by: Duration): Promise<void> {
    await this.#change((clock) => clock.advance(readDuration(by, 'The duration to advance the clock by')))
  }

  async freeze(): Promise<void> {
    await this.#change((clock) => clock.freeze())
  }

  async resume(): Promise<void> {
    await this.#change((clock) => clock.resume())
  }

  get #clock(): Clock {
    return this.#world.state.clock
  }

  async #change(change: (clock: Clock) => Promise<void> | void): Promise<void> {
    this.#world.refuseIfClosed()
    await change(this.#clock)
    this.#world.noteClock()
  }
}
