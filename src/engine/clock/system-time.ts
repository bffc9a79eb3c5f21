import timers from 'node:timers'

/**
 * The timers and the time of the machine, taken when the module is loaded: the fake timers of a test suite replace them
 * later, and a fake in the same process must not stand still with the tested code.
 */
const { clearTimeout, setImmediate, setTimeout } = timers
const { now } = Date

/** The longest that a timer of Node can wait. */
const longest = 2 ** 31 - 1

/** Milliseconds since 1970, whatever the clocks of worlds show. */
export function systemNow(): number {
  return now()
}

/** Calls `ring` after that many milliseconds of real time. @returns Cancels it. */
export function alarm(milliseconds: number, ring: () => void): () => void {
  const timer = setTimeout(ring, Math.min(Math.max(0, milliseconds), longest))
  return () => clearTimeout(timer)
}

/** Runs the work after everything else that is due. */
export function nextTurn(work: () => void): void {
  setImmediate(work)
}

/**
 * Keeps the process alive while a request waits for something that no timer brings, as an open socket would.
 *
 * @returns Stops that.
 */
export function stayAlive(): () => void {
  return alarm(longest, () => {})
}

/** ISO 8601. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
