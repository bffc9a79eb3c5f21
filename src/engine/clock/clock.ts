import { OptionError } from '../input/tester-error.ts'
import { latestInstant } from './read-time.ts'
import { alarm, isoTime, systemNow } from './system-time.ts'

/** Whether time goes by on its own. */
export type ClockMode = 'frozen' | 'running'

/** Work that waits for an instant. */
interface Sleeper {
  /** Milliseconds since 1970. */
  readonly until: number
  readonly wake: () => void
}

/** The time of a world, which a test may stop and move. Everything in a world asks it, and never the machine. */
export class Clock {
  /** The instant at which the clock stands; undefined while it runs. */
  #frozenAt: number | undefined
  /** How far a running clock is ahead of the machine. */
  #ahead = 0
  /** Sorted by the instant that they wait for. */
  readonly #sleepers: Sleeper[] = []
  #cancelAlarm: (() => void) | undefined
  /** How many waiters were woken, and neither sleep again nor have ended. */
  #awake = 0
  #onSettled: (() => void)[] = []
  /** The last move that was asked for. */
  #moving: Promise<void> = Promise.resolve()

  /** @param start The clock is frozen there; undefined: it runs with the time of the machine. */
  constructor(start?: number) {
    this.#frozenAt = start
  }

  /** A clock with the same time and mode, on which nothing waits. */
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

  /**
   * Moves the clock forwards. Resolves when the work that became due has ended or sleeps again.
   *
   * @throws {OptionError} When the clock would go beyond {@link latestInstant}.
   */
  advance(milliseconds: number): Promise<void> {
    return this.#inTurn(() => {
      const instant = this.now() + milliseconds
      if (instant <= latestInstant) return this.#goTo(instant)
      throw new OptionError(
        `The clock cannot be advanced by ${milliseconds} ms from ${isoTime(this.now())}.`,
        `It can go up to ${isoTime(latestInstant)}. A reset sets it back.`,
      )
    })
  }

  /** As {@link advance}, to an instant. Going back wakes no work. */
  set(instant: number): Promise<void> {
    return this.#inTurn(() => this.#goTo(instant))
  }

  /** Each move starts where the one before has ended, so that two concurrent ones add up. */
  #inTurn(move: () => Promise<void>): Promise<void> {
    const moved = this.#moving.then(move)
    this.#moving = moved.catch(() => {})
    return moved
  }

  /** Stops at each instant that work waits for, because the work may sleep again until a later one. */
  async #goTo(instant: number): Promise<void> {
    for (;;) {
      const next = this.#sleepers[0]
      if (!next || next.until > instant) break
      const due = Math.max(next.until, this.now())
      this.#moveTo(due)
      this.#wake(due)
      await this.#settled()
    }
    this.#moveTo(instant)
    this.#setAlarm()
  }

  /** For one piece of work, which may sleep on this clock several times. */
  waiter(): ClockWaiter {
    return new ClockWaiter(
      (until, wake) => this.#sleep(until, wake),
      () => this.now(),
      (change) => this.#count(change),
    )
  }

  /** Wakes all work at once, because nothing will move this clock any more. */
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

  /** Wakes the work that waits for an instant up to `due`. */
  #wake(due: number): void {
    while (this.#sleepers[0] && this.#sleepers[0].until <= due) this.#sleepers.shift()?.wake()
  }

  #setAlarm(): void {
    this.#cancelAlarm?.()
    const [next] = this.#sleepers
    this.#cancelAlarm =
      next && this.mode === 'running'
        ? alarm(next.until - this.now(), () => {
            this.#wake(this.now())
            this.#setAlarm()
          })
        : undefined
  }

  #count(change: 1 | -1): void {
    this.#awake += change
    if (this.#awake === 0) for (const settled of this.#onSettled.splice(0)) settled()
  }

  /** Resolves when all woken work has ended or sleeps again. */
  #settled(): Promise<void> {
    return new Promise((resolve) => this.#onSettled.push(resolve))
  }
}

/** One piece of work that sleeps on a clock. Moving the clock waits until it sleeps again or has ended. */
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

  /** Resolves after that many milliseconds on the clock, or at once when {@link Clock.release} is called. */
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

  /** The work waits for something else than the clock, and moving the clock must not wait for that. */
  rest(): void {
    if (!this.#isAwake) return
    this.#isAwake = false
    this.#count(-1)
  }

  /** The work has ended or was given up. If it sleeps, it is never woken. */
  end(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.rest()
  }
}
