import { readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { InstalledPackage } from '../support/installed-package.ts'
import { packages } from '../support/type-errors.ts'
import { asCommonJs } from './as-common-js.ts'
import { Examples, isCommonJs, kept, moduleSystems, runnerNames } from './examples.ts'

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

for (const modules of moduleSystems) {
  for (const runner of runnerNames) {
    test(`the examples for ${runner} pass (${modules})`, async (t) => {
      t.strictSame(await (await copied).flaws(modules, runner), [])
    })

    test(`${runner} fails just the tests that leave something behind or overlap, and says why (${modules})`, async (t) => {
      t.strictSame(await (await copied).flawsWithPlanted(modules, runner), [])
    })
  }
}

for (const file of readdirSync(join(kept, 'esm'), { recursive: true, encoding: 'utf8' })) {
  if (!/\.m?js$/.test(file)) continue

  test(`the example ${file} is the same in both module systems, but for its imports and exports`, async (t) => {
    const [runner = ''] = file.split('/')
    const source = readFileSync(join(kept, 'esm', file), 'utf8')

    t.equal(readFileSync(join(kept, 'cjs', file), 'utf8'), isCommonJs('cjs', runner) ? asCommonJs(source) : source)
  })
}
