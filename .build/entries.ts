import { join } from 'node:path'

/** The folder of the repository. */
export const project = join(import.meta.dirname, '..')

/** Where everything goes that is published and not written by hand. */
export const dist = join(project, 'dist')

/** The entry points of the package for test runners, by their place in `src` and in `dist`. */
export const runners = [
  'runners/node-test',
  'runners/vitest',
  'runners/vitest/global-setup',
  'runners/jest',
  'runners/jest/global-setup',
  'runners/jest/global-teardown',
  'runners/tap',
] as const

/** All entry points of the package. */
export const entries = ['index', 'cli', ...runners] as const

/** An entry point per name, as bundlers expect it. */
export function inputs(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]))
}

/** Where the library is, relative to a runner's entry point. */
export function libraryFrom(runner: string, extension: string): string {
  return `${'../'.repeat(runner.split('/').length - 1)}index.${extension}`
}
