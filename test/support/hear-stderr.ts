import type { Test } from 'tap'

/** Captures stderr until the end of the test or `restore()`. Nothing reaches the terminal. */
export function hearStderr(t: Test) {
  return t.capture(process.stderr, 'write', () => true)
}
