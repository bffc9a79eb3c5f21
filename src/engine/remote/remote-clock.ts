import type { Duration, Instant } from '../clock/read-time.ts'
import type { ClockReading, WorldClock } from '../clock/world-clock.ts'
import type { Ask } from './remote-world.ts'

/** The clock of a world in another process. */
export class RemoteClock implements WorldClock {
  readonly #ask: Ask

  constructor(ask: Ask) {
    this.#ask = ask
  }

  async now(): Promise<Date> {
    return new Date((await this.read()).now)
  }

  async read(): Promise<ClockReading> {
    return this.#ask('GET', '/clock')
  }

  async set(instant: Instant): Promise<void> {
    await this.#ask('PUT', '/clock', { now: instant })
  }

  async advance(by: Duration): Promise<void> {
    await this.#ask('POST', '/clock/advance', { by })
  }

  async freeze(): Promise<void> {
    await this.#ask('PUT', '/clock', { mode: 'frozen' })
  }

  async resume(): Promise<void> {
    await this.#ask('PUT', '/clock', { mode: 'running' })
  }
}
