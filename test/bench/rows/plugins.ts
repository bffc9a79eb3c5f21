import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { InstalledPackage } from '../../support/installed-package.ts'
import type { Row } from '../measure.ts'

const program = 'import-plugin.mjs'
const rounds = { warmUp: 2, counted: 9 }

/** Each plugin with the module of its runner. */
const runners = { 'node-test': 'node:test', vitest: 'vitest', jest: '@jest/globals', tap: 'tap' }

/** A stub with what the plugins import. The modules of Vitest and Jest cannot be imported outside a test. */
const hooks = ['beforeEach', 'afterEach', 'afterAll', 'expect', 'it', 'test', 'default']
const stub = hooks.map((name) => `exports.${name} = () => {}\n`).join('')

/** The time that importing a plugin adds to importing the package. */
export async function* plugins(): AsyncGenerator<Row> {
  const installed = await InstalledPackage.install()
  await copyFile(join(import.meta.dirname, '../programs', program), join(installed.folder, program))
  for (const module of ['vitest', '@jest/globals', 'tap']) {
    await mkdir(join(installed.folder, 'node_modules', module), { recursive: true })
    await installed.write(`node_modules/${module}/index.js`, stub)
  }

  for (const [plugin, runner] of Object.entries(runners)) {
    const milliseconds: number[] = []
    for (let round = -rounds.warmUp; round < rounds.counted; round++) {
      const printed = await installed.run(process.execPath, program, runner, plugin)
      if (round >= 0) milliseconds.push(Number(printed))
    }
    const budget = { atMost: 5 }
    yield {
      what: `import explo-fake/${plugin} beside explo-fake`,
      unit: 'ms',
      fake: milliseconds,
      rival: null,
      budget,
    }
  }
}
