import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import t, { test } from 'tap'

const folder = join(import.meta.dirname, '..')
const shares = 3
const msPerTest = 120_000

/** Runs every third test file in this process: loading Node, tap and the fake costs more than the tests of a file. */
export function runShare(share: number): void {
  // The timeout of .taprc is for the whole process: too long to wait for one test that hangs.
  t.beforeEach((t) => t.setTimeout(msPerTest))

  // Every run of the suite asks the same. A file by itself asks something else each time, and tells the seed of a failure.
  fc.configureGlobal({ seed: 1 })

  // All files load in one test, so that none of their own begins, and meddles with what is loading, before it is over.
  test('the test files load', async (t) => {
    t.setTimeout(10 * msPerTest)
    for (const file of testFiles().filter((_, index) => index % shares === share)) {
      await t.resolves(import(pathToFileURL(join(folder, file)).href), file)
    }
  })
}

function testFiles(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
}
