import timers from 'node:timers'

/**
 * The timers and the time of the machine. They are read when the module is loaded, because the fake timers of a test suite
 * replace the globals later, and must not stop the fake.
 */
const { clearTimeout, setImmediate, setTimeout } = timers
const { now } = Date

/** The longest time that a timer of Node can wait, in milliseconds. */
export const longestTimer = 2 ** 31 - 1

/** Milliseconds since 1970. */
export function systemNow(): number {
  return now()
}

/** Calls `ring` after that many milliseconds of real time. @returns Cancels it. */
export function alarm(milliseconds: number, ring: () => void): () => void {
  const timer = setTimeout(ring, Math.min(Math.max(0, milliseconds), longestTimer))
  return () => clearTimeout(timer)
}

/** Runs `work` after everything else that is due. */
export function nextTurn(work: () => void): void {
  setImmediate(work)
}

/**
 * Keeps the process alive, as an open socket would, while a request waits for something other than a timer.
 *
 * @returns Lets the process end.
 */
export function stayAlive(): () => void {
  return alarm(longestTimer, () => {})
}

/** ISO 8601. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
