import { inspect } from 'node:util'
import { test } from 'tap'
import { defaultOf, type Option, optionNames, optionTable } from '../../src/engine/options/option-table.ts'
import { InstalledPackage } from '../support/installed-package.ts'
import { consumerErrors, resolutions } from '../support/type-errors.ts'

const installed = await InstalledPackage.install()

for (const resolution of Object.keys(resolutions) as (keyof typeof resolutions)[]) {
  test(`the types compile with ${resolution} resolution`, async (t) => {
    t.equal(await consumerErrors(installed, resolution), '')
  })
}

test('the types document the fields of a fixture, and do not import TypeBox', async (t) => {
  const types = await installed.run('cat', 'node_modules/explo-fake/dist/index.d.ts')

  t.match(types, /\* The id that the application gave it; unique in its group\.\n.*\n\s*provided_id: string;/)
  t.notMatch(types, /typebox/i)
})

test('the docstring of each option says what its row says', async (t) => {
  const types = await installed.run('cat', 'node_modules/explo-fake/dist/index.d.ts')

  for (const name of optionNames) {
    const { says, example }: Option = optionTable[name]
    const [, rest = ''] = types.split(`  /**\n   * ${says}\n`)
    t.match(rest, `   * @default ${defaultOf(name)}\n   * @example ${inspect(example)}\n   */\n  readonly ${name}?:`)
  }
})

test('attw and publint find no mistake in the package', async (t) => {
  await t.resolves(
    installed.runTool('@arethetypeswrong/cli/dist/index.js', installed.tarball, '--no-color', '--profile', 'strict'),
  )
  await t.resolves(installed.runTool('publint/src/cli.js', 'run', installed.tarball, '--strict'))
})
