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
    await this.#moving.set(readInstant(instant, 'The instant to set the clock to'))
    this.#world.noteClock()
  }

  async advance(by: Duration): Promise<void> {
    await this.#moving.advance(readDuration(by, 'The duration to advance the clock by'))
    this.#world.noteClock()
  }

  async freeze(): Promise<void> {
    this.#moving.freeze()
    this.#world.noteClock()
  }

  async resume(): Promise<void> {
    this.#moving.resume()
    this.#world.noteClock()
  }

  get #clock() {
    return this.#world.state.clock
  }

  get #moving() {
    this.#world.refuseIfClosed()
    return this.#clock
  }
}
