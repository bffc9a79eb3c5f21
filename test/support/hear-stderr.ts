import type { Test } from 'tap'

/** Keeps what is printed to stderr from the terminal, until the end of the test or `restore()`. */
export function hearStderr(t: Test) {
  return t.capture(process.stderr, 'write', () => true)
}
