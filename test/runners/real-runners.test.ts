import { test } from 'tap'
import { InstalledPackage } from '../support/installed-package.ts'
import { Examples, runnerNames } from './examples.ts'

const copied = InstalledPackage.install().then((installed) => Examples.beside(installed, 'examples'))

// `npm run matrix` runs both tests in both module systems, with every supported version of each runner.
for (const runner of runnerNames) {
  test(`the examples for ${runner} pass`, async (t) => {
    t.strictSame(await (await copied).flaws('esm', runner), [])
  })

  test(`${runner} fails exactly the tests that leave something behind or overlap, with the reason`, async (t) => {
    t.strictSame(await (await copied).flawsWithPlanted('cjs', runner), [])
  })
}
