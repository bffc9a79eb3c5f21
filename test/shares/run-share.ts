import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import t, { test } from 'tap'

const folder = join(import.meta.dirname, '..')
const msPerTest = 120_000

/** The tests that start the command, the installed package or a test runner: one process prepares these for all of them. */
const startsProcesses = /^(cli\.test\.ts$|command|package|runners)/

/** Fake timers keep Node's `fetch` from cancelling its own, which would fire in a later test: this file has a process of its own. */
const alone = 'engine/clock/fake-timers.test.ts'

type Share = 'first' | 'second' | 'processes'

/**
 * Runs many test files in this process: loading Node, tap and the fake costs more than the tests of a file. What starts
 * processes is a share of its own; the other files alternate between the other two.
 */
export function runShare(share: Share): void {
  // The timeout of .taprc is for the whole process: too long to wait for one test that hangs.
  t.beforeEach((t) => t.setTimeout(msPerTest))

  // Every run of the suite asks the same. A file by itself asks something else each time, and tells the seed of a failure.
  fc.configureGlobal({ seed: 1 })

  // All files load in one test, so that none of their own begins, and meddles with what is loading, before it is over.
  test('the test files load', async (t) => {
    t.setTimeout(10 * msPerTest)
    for (const file of filesOf(share)) {
      await t.resolves(import(pathToFileURL(join(folder, file)).href), file)
    }
  })
}

function filesOf(share: Share): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && file !== alone)
    .sort()
  if (share === 'processes') return all.filter((file) => startsProcesses.test(file))
  const parity = share === 'first' ? 0 : 1
  return all.filter((file) => !startsProcesses.test(file)).filter((_, index) => index % 2 === parity)
}
