import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { OptionError } from '../../engine/input/tester-error.ts'
import { environmentNames, namesFor, sourcesIn, textOf, urlPathOf } from './environment-names.ts'

export const runnerTitles = { 'node-test': 'node:test', vitest: 'Vitest', jest: 'Jest', tap: 'tap' } as const

/** The path of the operation that the example test calls. */
export const exampleOperation = '/api/create_customer/'

export type RunnerName = keyof typeof runnerTitles

/** What `init` has found out about the project in the working directory. */
export interface Project {
  readonly runner: RunnerName
  /** Whether `.js` files are ES modules. */
  readonly isModule: boolean
  /** Whether the runner runs TypeScript in this project. */
  readonly isTypeScript: boolean
  /** The variables with its settings for Explo, as far as they were found. */
  readonly env: ReturnType<typeof environmentNames>
  /** The path of its base URL for Explo, for example `/api`; empty for none. */
  readonly urlPath: string
  /** The files that contain the host of Explo. */
  readonly hostFiles: readonly string[]
  /** The folder of its tests. */
  readonly testFolder: string
  /** The settings of the runner, or of Vite; undefined when there are none. */
  readonly settings: string | undefined
  /** Whether explo-fake is among its dependencies. */
  readonly isInstalled: boolean
}

interface PackageJson {
  readonly type?: string
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly jest?: unknown
}

/** Reads the files of a project, and changes none. @throws {OptionError} When package.json is broken. */
export function readProject(folder: string): Project {
  const has = (file: string) => existsSync(join(folder, file))
  const packageJson = has('package.json') ? readPackageJson(join(folder, 'package.json')) : {}
  const packages = { ...packageJson.dependencies, ...packageJson.devDependencies }
  const runner = runnerOf(packageJson, packages)
  const sources = sourcesIn(folder)
  const env = environmentNames(sources)
  return {
    runner,
    isModule: packageJson.type === 'module',
    isTypeScript: has('tsconfig.json') && runsTypeScript(runner, packages),
    env,
    urlPath: urlPathOf(namesFor(env).url, sources, exampleOperation),
    hostFiles: sources.filter(({ text }) => text.includes('api.explo.co')).map(({ file }) => file),
    testFolder: ['test', 'tests'].find(has) ?? 'test',
    settings: settingsIn(readdirSync(folder), runner, packageJson),
    isInstalled: 'explo-fake' in packages,
  }
}

function readPackageJson(path: string): PackageJson {
  try {
    return JSON.parse(textOf(path))
  } catch (error) {
    throw new OptionError(`package.json cannot be read: ${(error as Error).message}.`, 'Repair it first.')
  }
}

/** The runner that the script `test` calls; otherwise the first one that is installed. */
function runnerOf({ scripts = {} }: PackageJson, packages: Readonly<Record<string, string>>): RunnerName {
  const installed = (['vitest', 'jest', 'tap'] as const).filter((name) => name in packages)
  const called = installed.find((name) => new RegExp(`\\b${name}\\b`).test(scripts.test ?? ''))
  if (called) return called
  return /\bnode\b.* --test\b/.test(scripts.test ?? '') ? 'node-test' : (installed[0] ?? 'node-test')
}

/** node:test and Jest need a package to run TypeScript. */
function runsTypeScript(runner: RunnerName, packages: Readonly<Record<string, string>>): boolean {
  if (runner === 'node-test') return 'tsx' in packages
  if (runner === 'jest') return ['ts-jest', '@swc/jest', '@babel/preset-typescript'].some((name) => name in packages)
  return true
}

function settingsIn(files: readonly string[], runner: RunnerName, { jest }: PackageJson): string | undefined {
  if (runner === 'jest' && jest !== undefined) return 'package.json'
  const names = { vitest: /^vite(st)?\.config\.\w+$/, jest: /^jest\.config\.\w+$/ }
  return runner === 'vitest' || runner === 'jest' ? files.find((file) => names[runner].test(file)) : undefined
}
