import { join } from 'node:path'

/** The root folder of the repository. */
export const project = join(import.meta.dirname, '..')

/** The folder of all generated files that are published. */
export const dist = join(project, 'dist')

/** The package's entry points for test runners: paths in `src` and in `dist`, without extension. */
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

/** Entry points in the form that Rolldown expects. */
export function inputs(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]))
}

/** The path from a runner's entry point to the library. */
export function libraryFrom(runner: string, extension: string): string {
  return `${'../'.repeat(runner.split('/').length - 1)}index.${extension}`
}
