import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { dist, project } from './project.ts'

/** The doors for test runners, by their place in `src` and in `dist`. */
export const runners = [
  'runners/node-test',
  'runners/vitest',
  'runners/vitest/global-setup',
  'runners/jest',
  'runners/jest/global-setup',
  'runners/jest/global-teardown',
  'runners/tap',
] as const

/** Where the door of the library is, seen from that of a runner, in one of the module formats or its types. */
export function libraryFrom(runner: string, extension: string): string {
  return `${'../'.repeat(runner.split('/').length - 1)}index.${extension}`
}

/** Writes the doors for test runners. Each has its few lines, and the rest from the library, so that a process has that once. */
export async function writeRunners(options: BuildOptions): Promise<void> {
  const formats = { esm: 'js', cjs: 'cjs' } as const
  const builds = Object.entries(formats).flatMap(([format, extension]) =>
    runners.map((runner) =>
      build({
        ...options,
        format: format as keyof typeof formats,
        entryPoints: [join(project, 'src', `${runner}.ts`)],
        outfile: join(dist, `${runner}.${extension}`),
        packages: 'external',
        // A set-up is a function and nothing else; `require` gives that, as its types say.
        footer: {
          js: format === 'cjs' && runner.includes('/global-') ? 'module.exports = module.exports.default' : '',
        },
        plugins: [
          {
            name: 'library-from-its-door',
            setup: ({ onResolve }) =>
              onResolve({ filter: /^(\.\.\/)+index\.ts$/ }, () => ({
                path: libraryFrom(runner, extension),
                external: true,
              })),
          },
        ],
      }),
    ),
  )
  await Promise.all(builds)
}
