import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import t, { test } from 'tap'

const folder = join(import.meta.dirname, '..')
const msPerTest = 120_000

/**
 * The tests that start the command, the installed package or a test runner, which share one installation, and those that do
 * all their work in a process of their own.
 */
const startsProcesses = /^(cli\.test\.ts$|command|package|runners|engine\/http\/hostile|engine\/world\/memory)/

/** Runs in its own process: under fake timers, `fetch` cannot cancel its own timers, which would fire in a later test. */
const alone = 'engine/clock/fake-timers.test.ts'

type Share = 'first' | 'second' | 'processes'

/**
 * Runs many test files in this process, because loading Node, tap and the fake takes longer than the tests of a file. Files
 * that start processes are one share; the other files alternate between the other two.
 */
export function runShare(share: Share): void {
  // The timeout in .taprc is for the whole process, which is too long for one test that hangs.
  t.beforeEach((t) => t.setTimeout(msPerTest))

  // The suite always uses this seed. A single file uses another seed in each run, and prints it on failure.
  fc.configureGlobal({ seed: 1 })

  // All files load within one test, so that no test of a file starts, and interferes, while others are loading.
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
