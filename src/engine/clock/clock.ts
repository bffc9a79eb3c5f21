import { alarm, systemNow } from './system-time.ts'

/** Whether time goes by on its own. */
export type ClockMode = 'frozen' | 'running'

/** Somebody who waits for a moment. */
interface Sleeper {
  /** Milliseconds since 1970. */
  readonly until: number
  readonly wake: () => void
}

/**
 * The time of a world, which a test may stop and move. Nothing else in the core may ask the system what time it is, or
 * wait for it.
 */
export class Clock {
  /** Where the clock stands, or how far it is ahead of the system while it runs. */
  #frozenAt: number | undefined
  #ahead = 0
  /** By the moment that they wait for. */
  readonly #sleepers: Sleeper[] = []
  #cancelAlarm: (() => void) | undefined
  /** Strands of work that were woken and neither sleep again nor have ended. */
  #awake = 0
  #onSettled: (() => void)[] = []

  /** @param start Frozen there; undefined runs with the system's time. */
  constructor(start?: number) {
    this.#frozenAt = start
  }

  /** A clock that shows the same time and goes on alike, for which nobody waits. */
  copy(): Clock {
    const copy = new Clock(this.#frozenAt)
    copy.#ahead = this.#ahead
    return copy
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#frozenAt ?? systemNow() + this.#ahead
  }

  get mode(): ClockMode {
    return this.#frozenAt === undefined ? 'running' : 'frozen'
  }

  freeze(): void {
    this.#frozenAt = this.now()
    this.#setAlarm()
  }

  resume(): void {
    this.#ahead = this.now() - systemNow()
    this.#frozenAt = undefined
    this.#setAlarm()
  }

  /** Resolves when everybody who waited for a moment until then has done what was to be done. */
  async advance(milliseconds: number): Promise<void> {
    await this.set(this.now() + milliseconds)
  }

  /** As {@link advance}; going back wakes nobody. */
  async set(instant: number): Promise<void> {
    // Everybody wakes at the moment that was waited for, in order, and may go back to sleep until a later one.
    for (;;) {
      const next = this.#sleepers[0]
      if (!next || next.until > instant) break
      this.#moveTo(Math.max(next.until, this.now()))
      this.#wakeDue()
      await this.#settled()
    }
    this.#moveTo(instant)
    this.#setAlarm()
  }

  /** A strand of work that may sleep on this clock several times. */
  strand(): ClockWaiter {
    return new ClockWaiter(
      (until, wake) => this.#sleep(until, wake),
      () => this.now(),
      (change) => this.#count(change),
    )
  }

  /** Wakes everybody at once, for a clock that nobody will move any more. */
  release(): void {
    for (const { wake } of this.#sleepers.splice(0)) wake()
    this.#setAlarm()
  }

  #moveTo(instant: number): void {
    if (this.#frozenAt === undefined) this.#ahead = instant - systemNow()
    else this.#frozenAt = instant
  }

  /** @returns Forgets the sleeper. */
  #sleep(until: number, wake: () => void): () => void {
    const sleeper = { until, wake }
    const later = this.#sleepers.findIndex((other) => other.until > until)
    this.#sleepers.splice(later === -1 ? this.#sleepers.length : later, 0, sleeper)
    this.#setAlarm()
    return () => {
      const index = this.#sleepers.indexOf(sleeper)
      if (index !== -1) this.#sleepers.splice(index, 1)
      this.#setAlarm()
    }
  }

  #wakeDue(): void {
    const now = this.now()
    while (this.#sleepers[0] && this.#sleepers[0].until <= now) this.#sleepers.shift()?.wake()
  }

  #setAlarm(): void {
    this.#cancelAlarm?.()
    const [next] = this.#sleepers
    this.#cancelAlarm =
      next && this.mode === 'running'
        ? alarm(next.until - this.now(), () => {
            this.#wakeDue()
            this.#setAlarm()
          })
        : undefined
  }

  #count(change: 1 | -1): void {
    this.#awake += change
    if (this.#awake === 0) for (const settled of this.#onSettled.splice(0)) settled()
  }

  #settled(): Promise<void> {
    return new Promise((resolve) => {
      // Nobody woke: the clock of the system was set back at this very moment.
      if (this.#awake === 0) resolve()
      else this.#onSettled.push(resolve)
    })
  }
}

/** Work that sleeps now and then, so that who moves the clock can wait until it sleeps again or has ended. */
export class ClockWaiter {
  readonly #sleepOn: (until: number, wake: () => void) => () => void
  readonly #now: () => number
  readonly #count: (change: 1 | -1) => void
  #isAwake = false
  #cancel: (() => void) | undefined

  constructor(
    sleepOn: (until: number, wake: () => void) => () => void,
    now: () => number,
    count: (change: 1 | -1) => void,
  ) {
    this.#sleepOn = sleepOn
    this.#now = now
    this.#count = count
  }

  /** Resolves when so many milliseconds have gone by on the clock, or at once when {@link Clock.release} is called. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#cancel = this.#sleepOn(this.#now() + milliseconds, () => {
        this.#cancel = undefined
        this.#isAwake = true
        this.#count(1)
        resolve()
      })
      this.rest()
    })
  }

  /** Something else than the clock will go on with it: nobody who moves the clock shall wait for that. */
  rest(): void {
    if (!this.#isAwake) return
    this.#isAwake = false
    this.#count(-1)
  }

  /** The work is done, or given up: whoever slept is forgotten and never woken. */
  end(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.rest()
  }
}
