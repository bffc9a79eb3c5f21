import { runInThisContext } from 'node:vm'
import { FakeError } from '../input/tester-error.ts'

/** The globals with `fetch` and its classes. Jest with jsdom hides Node's from the modules that it loads, but not from `vm`. */
export function web(): typeof globalThis {
  return globalThis.fetch === undefined ? runInThisContext('globalThis') : globalThis
}

/** For members that use the `fetch` classes of the caller. @throws {FakeError} When there are none, as in Jest with jsdom. */
export function needFetch(member: string): void {
  const missing = ['fetch', 'Request', 'Response', 'Headers'].filter((name) => !(name in globalThis))
  if (missing.length === 0) return
  throw new FakeError(
    'ENVIRONMENT',
    `${member} needs ${missing.join(', ')}, which this test environment lacks.`,
    'Jest with jsdom hides them. Begin the file with /** @jest-environment node */, or set testEnvironment to ' +
      '"jest-fixed-jsdom". Code that calls the `url` of the fake needs neither.',
  )
}
