/** Real time, or that of a test. */
export interface Time {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

export const realTime: Time = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

const minute = 60_000

/** Delays calls, so that no more are made in any minute than a service takes. */
export class Pace {
  readonly #time: Time
  readonly #callsPerMinute: number
  readonly #passed: number[] = []

  constructor(time: Time, callsPerMinute: number) {
    this.#time = time
    this.#callsPerMinute = callsPerMinute
  }

  /** Resolves when the next call may be made. */
  async pass(): Promise<void> {
    const oldest = this.#passed.at(-this.#callsPerMinute)
    const wait = oldest === undefined ? 0 : oldest + minute - this.#time.now()
    if (wait > 0) await this.#time.sleep(wait)
    this.#passed.push(this.#time.now())
    if (this.#passed.length > this.#callsPerMinute) this.#passed.shift()
  }
}
