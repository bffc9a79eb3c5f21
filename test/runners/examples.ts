import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { InstalledPackage } from '../installed-package.ts'
import { packages } from '../type-errors.ts'

export const moduleSystems = ['esm', 'cjs'] as const
export type ModuleSystem = (typeof moduleSystems)[number]

/** Where the examples are kept. */
export const kept = join(import.meta.dirname, '../examples')
const installed = await InstalledPackage.install()

/** The examples beside a copy of the installed package, which sees the runners of this repository from there. */
const copied = (async () => {
  const seen = join(installed.folder, 'examples/node_modules')
  await mkdir(join(seen, '.bin'), { recursive: true })
  await cp(kept, join(installed.folder, 'examples'), { recursive: true })
  await cp(join(installed.folder, 'node_modules/explo-fake'), join(seen, 'explo-fake'), { recursive: true })
  for (const name of ['fastify', 'tap', 'vitest', 'jest', '@jest', '.bin/tap', '.bin/vitest', '.bin/jest'])
    await symlink(join(packages, name), join(seen, name))
})()

/** Calls a script of the examples, with further flags. @returns All that it says, and how it ends. */
export async function runExamples(modules: ModuleSystem, runner: string, flags: string) {
  await copied
  const { scripts } = JSON.parse(await readFile(join(kept, modules, 'package.json'), 'utf8'))
  const script: string = scripts[`test:${runner}`].replace(/--test |--disable-coverage |$/, `$& ${flags} `)
  return installed.runIn(`examples/${modules}`, 'sh', '-c', `PATH="../node_modules/.bin:$PATH"; ${script}`).then(
    (output) => ({ output, exitCode: 0 }),
    ({ stdout, stderr, code }) => ({ output: `${stdout}${stderr}`, exitCode: code }),
  )
}

export async function addTestFile(modules: ModuleSystem, runner: string, source: string): Promise<void> {
  await copied
  await installed.write(`examples/${modules}/${runner}/added.test.js`, source)
}

/** What the tests of a runner's examples are called. */
export async function titlesOfExamples(modules: ModuleSystem, runner: string): Promise<string[]> {
  const folder = join(kept, modules, runner)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.test.js'))
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return sources.flatMap((source) => [...source.matchAll(/^(?:t\.)?test\('(.+)'/gm)].map(([, title = '']) => title))
}
