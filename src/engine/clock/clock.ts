import { OptionError } from '../input/tester-error.ts'
import { latestInstant } from './read-time.ts'
import { alarm, isoTime, systemNow } from './system-time.ts'

/** Whether the clock runs or stands still. */
export type ClockMode = 'frozen' | 'running'

/** Work that waits for an instant. */
interface Sleeper {
  /** Milliseconds since 1970. */
  readonly until: number
  readonly wake: () => void
}

/** One piece of work that sleeps on a clock. Moving the clock waits until it sleeps again or has ended. */
export interface ClockWaiter {
  /** Resolves after that time on the clock, or at once when {@link Clock.release} is called. */
  sleep(milliseconds: number): Promise<void>
  /** The work now waits for something else than the clock, so moving the clock must not wait for it. */
  rest(): void
  /** The work has ended or was given up. If it sleeps, it is never woken. */
  end(): void
}

/** The time of a world, which a test can stop and move. Everything in a world uses it, never the clock of the machine. */
export class Clock {
  /** The instant at which the clock stands; undefined while it runs. */
  #frozenAt: number | undefined
  /** How far a running clock is ahead of the machine. */
  #ahead = 0
  /** In the order in which they become due. */
  readonly #sleepers: Sleeper[] = []
  #cancelAlarm: (() => void) | undefined
  /** How many woken waiters neither sleep again nor have ended. */
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

  /** As {@link advance}, to an instant. Moving backwards wakes no work. */
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
    let isAwake = false
    let cancel: (() => void) | undefined
    const rest = () => {
      if (!isAwake) return
      isAwake = false
      this.#count(-1)
    }
    return {
      sleep: (milliseconds) =>
        new Promise((resolve) => {
          cancel = this.#sleep(this.now() + milliseconds, () => {
            cancel = undefined
            isAwake = true
            this.#count(1)
            resolve()
          })
          rest()
        }),
      rest,
      end: () => {
        cancel?.()
        cancel = undefined
        rest()
      },
    }
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
