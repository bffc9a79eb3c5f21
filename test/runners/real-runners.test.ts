import { cp, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { InstalledPackage } from '../support/installed-package.ts'
import { packages } from '../support/type-errors.ts'
import { Examples, runnerNames } from './examples.ts'

const installed = await InstalledPackage.install()

/** The examples beside a copy of the installed package, which sees the runners of this repository from there. */
const copied = (async () => {
  const folder = join(installed.folder, 'examples')
  const seen = join(folder, 'node_modules')
  await mkdir(join(seen, '.bin'), { recursive: true })
  await cp(join(installed.folder, 'node_modules/explo-fake'), join(seen, 'explo-fake'), { recursive: true })
  for (const name of ['fastify', 'tap', 'vitest', 'jest', '@jest', '.bin/tap', '.bin/vitest', '.bin/jest'])
    await symlink(join(packages, name), join(seen, name))
  return Examples.copyTo(folder)
})()

// `npm run matrix` runs both in both module systems, with every supported version of each runner.
for (const runner of runnerNames) {
  test(`the examples for ${runner} pass`, async (t) => {
    t.strictSame(await (await copied).flaws('esm', runner), [])
  })

  test(`${runner} fails just the tests that leave something behind or overlap, and says why`, async (t) => {
    t.strictSame(await (await copied).flawsWithPlanted('cjs', runner), [])
  })
}
