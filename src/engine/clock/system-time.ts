import timers from 'node:timers'

/** Taken now: suites put timers in its place that stand still, and a fake in their process would stand still with them. */
const { setImmediate } = timers

/** The longest that a timer of Node can wait. */
const longest = 2 ** 31 - 1

/** Milliseconds since 1970, whatever the clocks of worlds say. */
export function systemNow(): number {
  return Date.now()
}

/** @returns Cancels it. */
export function alarm(milliseconds: number, ring: () => void): () => void {
  const timer = setTimeout(ring, Math.min(Math.max(0, milliseconds), longest))
  return () => clearTimeout(timer)
}

/** Lets everything else that is due come to its turn before the work. */
export function nextTurn(work: () => void): void {
  setImmediate(work)
}

/**
 * Keeps the process from ending while somebody waits for what a timer does not bring, as an open socket would.
 *
 * @returns Lets it end.
 */
export function stayAlive(): () => void {
  return alarm(longest, () => {})
}

/** A moment as testers read it: ISO 8601. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
