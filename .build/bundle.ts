import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Plugin, type RolldownOutput, rolldown } from 'rolldown'
import { dist, entries, inputs, libraryFrom, project, runners } from './entries.ts'
import { generateSchemaChecks } from './schema-checks.ts'

/** Users install test runners and the interception library themselves. Fastify does not load its own schema compilers. */
const external = [
  /^node:/,
  /^(jest|tap|vitest|@jest\/globals|@mswjs\/interceptors)(\/|$)/,
  /^@fastify\/(ajv-compiler|fast-json-stringify-compiler)$/,
]
/** Keeps names and lines, because Node prints the line that threw above an error that nobody caught. */
const minify = { compress: true, mangle: false, codegen: { removeWhitespace: false } } as const

/** Replaces Ajv with generated checks, because compiling schemas takes longer than the rest of the start. */
const precompiledChecks: Plugin = {
  name: 'precompiled-checks',
  load: (id) =>
    id.endsWith('/engine/input/schema-check.ts') ? { code: generateSchemaChecks(), moduleType: 'js' } : null,
}

/**
 * Writes the package's JavaScript: CommonJS in chunks, and ES modules that re-export it, so that a process which imports
 * and requires the library has every class once.
 *
 * @returns The folders of the bundled packages.
 */
export async function writeBundle(): Promise<ReadonlySet<string>> {
  const bundle = await rolldown({
    cwd: project,
    input: inputs(entries),
    platform: 'node',
    external,
    plugins: [precompiledChecks],
  })
  const output = await bundle.write({
    dir: dist,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    charset: 'ascii',
    comments: { jsdoc: false },
    minify,
  })
  await bundle.close()

  const names = Object.keys(await import('../src/index.ts')).join(', ')
  await writeFile(join(dist, 'index.js'), `export { ${names} } from './index.cjs'\n`)
  await Promise.all(runners.map(writeRunnerModule))
  return packagesIn(output)
}

/** Bundles a runner's entry point as an ES module. It cannot re-export the CommonJS one, because Vitest cannot be required. */
async function writeRunnerModule(runner: string): Promise<void> {
  const library = { id: libraryFrom(runner, 'js'), external: true } as const
  const bundle = await rolldown({
    cwd: project,
    input: inputs([runner]),
    external,
    plugins: [
      { name: 'import-the-library', resolveId: (source) => (/^(\.\.\/)+index\.ts$/.test(source) ? library : null) },
    ],
  })
  await bundle.write({ file: join(dist, `${runner}.js`), format: 'esm', minify })
  await bundle.close()
}

function packagesIn({ output }: RolldownOutput): Set<string> {
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []))
  // `…/node_modules/a/node_modules/@b/c/lib/x.js` → `…/node_modules/a/node_modules/@b/c`
  const folders = modules.map(
    ([id, { renderedLength }]) => renderedLength > 0 && /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0],
  )
  return new Set(folders.filter((folder) => typeof folder === 'string'))
}
