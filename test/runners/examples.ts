import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { type InstalledPackage, runAsUser } from '../support/installed-package.ts'
import { packages } from '../support/type-errors.ts'
import { asCommonJs } from './as-common-js.ts'
import { overlapping, planted, reasons, refusals } from './planted.ts'

export const moduleSystems = ['esm', 'cjs'] as const
export type ModuleSystem = (typeof moduleSystems)[number]

/** The folder of the examples, which are ES modules. Their tests are written for `node:test`. */
const kept = join(import.meta.dirname, '../examples')

/** The tests that all runners run. */
const sharedTests = ['accounts.test.js', 'outages.test.js']

interface Runner {
  /** Flags with which it runs two files at a time, and prints a line for each test. */
  readonly flags: string
  /** The import of `before`, `after`, `test` and whatever else the tests need. */
  readonly imports: string
}

const runners = {
  'node-test': {
    flags: '--test-concurrency=2 --test-reporter=tap',
    imports: "import { after, before, describe, test } from 'node:test'",
  },
  vitest: {
    flags: '--maxWorkers=2 --reporter=tap-flat',
    imports: "import { afterAll as after, beforeAll as before, test } from 'vitest'",
  },
  jest: {
    flags: '--maxWorkers=2 --ci --verbose',
    imports: "import { afterAll as after, beforeAll as before, test } from '@jest/globals'",
  },
  tap: {
    // Without tap's loader of TypeScript, which the examples do not need.
    flags: '--jobs=2 --reporter=tap --test-env=TAP_TYPE_STRIP_ONLY=1',
    imports: [
      "import t from 'tap'",
      'const after = (hook) => t.teardown(hook)',
      'const before = (hook) => t.before(hook)',
      'const test = (...args) => t.test(...args)',
    ].join('\n'),
  },
} as const satisfies Record<string, Runner>

export type RunnerName = keyof typeof runners
export const runnerNames = Object.keys(runners) as readonly RunnerName[]

/** A copy of the examples in a folder whose `node_modules` has the package, Fastify and runners. */
export class Examples {
  readonly #folder: string
  readonly #node: string

  private constructor(folder: string, node: string) {
    this.#folder = folder
    this.#node = node
  }

  /** Copies the examples into the folder of the installed package, with access to the runners of this repository. */
  static async beside(installed: InstalledPackage, name: string, node?: string): Promise<Examples> {
    const folder = join(installed.folder, name)
    const seen = join(folder, 'node_modules')
    await mkdir(join(seen, '.bin'), { recursive: true })
    await cp(join(installed.folder, 'node_modules/explo-fake'), join(seen, 'explo-fake'), { recursive: true })
    for (const name of ['fastify', 'tap', 'vitest', 'jest', '@jest', '.bin/tap', '.bin/vitest', '.bin/jest']) {
      await symlink(join(packages, name), join(seen, name))
    }
    return Examples.copyTo(folder, node)
  }

  static async copyTo(folder: string, node = process.execPath): Promise<Examples> {
    for (const modules of moduleSystems) {
      await rm(join(folder, modules), { recursive: true, force: true })
      await cp(kept, join(folder, modules), { recursive: true })
      for (const runner of runnerNames) await deriveTests(join(folder, modules), runner)
    }
    await convert(join(folder, 'cjs'))
    return new Examples(folder, node)
  }

  /** Runs the examples, and returns the output if the run failed. */
  async flaws(modules: ModuleSystem, runner: RunnerName): Promise<string[]> {
    const { output, exitCode } = await this.#run(modules, runner)
    return exitCode === 0 ? [] : [`ended with ${exitCode}`, output]
  }

  /**
   * Adds tests that leave something behind and tests that overlap, runs everything, and returns each added test that did not
   * fail with its reason.
   */
  async flawsWithPlanted(modules: ModuleSystem, runner: RunnerName): Promise<string[]> {
    const files = [
      await this.#plant(modules, runner, 'planted.test.js', planted),
      await this.#plant(modules, runner, 'overlapping.test.js', overlapping(runner)),
    ]
    const { output, exitCode } = await this.#run(modules, runner)
    for (const file of files) await rm(file)
    const flaws = exitCode === 1 ? [] : [`ended with ${exitCode}`]
    for (const title of ['is allowed to call an unknown path', ...(await titlesOfExamples(runner))]) {
      if (!/^(✓|ok)$/.test(markOf(title, output))) flaws.push(`"${title}" did not pass`)
    }
    const said = output.replaceAll('\\"', '"').replace(/\s+/g, ' ')
    for (const [title, reason] of Object.entries(reasons)) {
      if (!/^(✕|not ok)$/.test(markOf(title, output))) flaws.push(`"${title}" did not fail`)
      if (!said.includes(`The test "${title}" is not clean: - ${reason}`)) flaws.push(`unsaid: ${reason}`)
    }
    if (!/^(✕|not ok)$/.test(markOf('fails by itself', output))) flaws.push('"fails by itself" did not fail')
    if (!/requests of the test "fails by itself":[ #]* r1 POST \/api\/create_customer\/ → 200/.test(said)) {
      flaws.push('unsaid: the requests of "fails by itself"')
    }
    for (const title of ['overlaps first', 'overlaps second']) {
      if (/^(✓|ok)$/.test(markOf(title, output))) flaws.push(`"${title}" passed`)
    }
    if (!refusals[runner].test(said)) flaws.push(`unsaid: ${refusals[runner]}`)
    return flaws.length === 0 ? [] : [...flaws, output]
  }

  /** Adds a file of tests to the examples. */
  /** @returns The path of the added file. */
  async #plant(modules: ModuleSystem, runner: RunnerName, name: string, tests: string): Promise<string> {
    const program = `${runners[runner].imports}\nimport { useExploFake } from 'explo-fake/${runner}'\n${tests}`
    const text = isCommonJs(modules, runner) ? asCommonJs(program) : program
    const file = join(this.#folder, modules, runner, name)
    await writeFile(file, text)
    return file
  }

  /** Runs the script of the examples for a runner. */
  async #run(modules: ModuleSystem, runner: RunnerName): Promise<{ output: string; exitCode: number }> {
    const { scripts } = JSON.parse(await readFile(join(this.#folder, modules, 'package.json'), 'utf8'))
    const { flags } = runners[runner]
    const script: string = scripts[`test:${runner}`].replace(/--test |--disable-coverage |$/, `$& ${flags} `)
    const path = `PATH="${dirname(this.#node)}:${join(this.#folder, 'node_modules/.bin')}:$PATH"`
    return runAsUser('sh', ['-c', `${path}; ${script}`], join(this.#folder, modules)).then(
      (output) => ({ output, exitCode: 0 }),
      ({ stdout, stderr, code }) => ({ output: `${stdout}${stderr}`, exitCode: code }),
    )
  }
}

/** Writes the shared tests for a runner by replacing their imports. */
async function deriveTests(folder: string, runner: RunnerName): Promise<void> {
  if (runner === 'node-test') return
  await mkdir(join(folder, runner), { recursive: true })
  for (const file of sharedTests) {
    const source = await readFile(join(kept, 'node-test', file), 'utf8')
    const derived = source
      .replace(/^import .+ from 'node:test'$/m, runners[runner].imports)
      .replace("'explo-fake/node-test'", `'explo-fake/${runner}'`)
    await writeFile(join(folder, runner, file), derived)
  }
}

/** Turns the examples of a folder into CommonJS modules. */
async function convert(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    const [runner = ''] = file.split(sep)
    if (file.endsWith('.js') && isCommonJs('cjs', runner)) await rewrite(join(folder, file), asCommonJs)
  }
  await rewrite(join(folder, 'package.json'), (text) =>
    text.replace('"type": "module",', '').replace('NODE_OPTIONS=--experimental-vm-modules ', ''),
  )
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')))
}

/** Vitest itself is an ES module, so its tests are never CommonJS. */
function isCommonJs(modules: ModuleSystem, runner: string): boolean {
  return modules === 'cjs' && runner !== 'vitest'
}

/** The mark that a runner prints before the title of a test. */
function markOf(title: string, output: string): string {
  const line = new RegExp(`(✓|✕|not ok|ok)(?: \\d+ -)? (?:\\S+ > )?${title}(?: [(#].*)?$`, 'm')
  return line.exec(output)?.[1] ?? 'absent'
}

async function titlesOfExamples(runner: RunnerName): Promise<string[]> {
  const files = runner === 'node-test' ? [...sharedTests, 'failures.test.js'] : sharedTests
  const sources = await Promise.all(files.map((file) => readFile(join(kept, 'node-test', file), 'utf8')))
  return sources.flatMap((source) => [...source.matchAll(/^test\('(.+)'/gm)].map(([, title = '']) => title))
}
