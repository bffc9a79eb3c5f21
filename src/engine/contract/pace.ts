/** Real time, or that of a test. */
export interface Time {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

export const realTime: Time = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

/** Below the documented 180 calls a minute, because a clock here and a clock there do not agree to the millisecond. */
export const callsPerMinute = 170
const minute = 60_000

/** Lets at most {@link callsPerMinute} calls pass in any minute. */
export class Pace {
  readonly #time: Time
  readonly #passed: number[] = []

  constructor(time: Time) {
    this.#time = time
  }

  async pass(): Promise<void> {
    const oldest = this.#passed.at(-callsPerMinute)
    const wait = oldest === undefined ? 0 : oldest + minute - this.#time.now()
    if (wait > 0) await this.#time.sleep(wait)
    this.#passed.push(this.#time.now())
    if (this.#passed.length > callsPerMinute) this.#passed.shift()
  }
}
