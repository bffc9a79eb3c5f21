import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { aroundBundle } from './compiled-bundle.ts'
import { lazyModules } from './lazy-modules.ts'
import { dist, project } from './project.ts'
import { readyMadeSchemas } from './ready-made-schemas.ts'
import { writeRunners } from './runners.ts'
import type { SchemaModule } from './schema-modules.ts'
import { refuseSchemaCompilers, withoutSchemaCompilers } from './without-schema-compilers.ts'

/** Writes the one file that everything is in, Fastify included, and its doors: the library in both formats, the command. */
export async function writeBundles(modules: readonly SchemaModule[]): Promise<Metafile> {
  const common = {
    absWorkingDir: project,
    bundle: true,
    platform: 'node',
    // What only one feature needs, and brings itself along.
    external: ['@mswjs/interceptors'],
    target: 'node20.12',
    format: 'cjs',
    // Names stay, for stack traces.
    minifyWhitespace: true,
    minifySyntax: true,
    // An uncaught error shows the line that it comes from.
    lineLimit: 120,
    legalComments: 'none',
  } satisfies BuildOptions

  const { metafile } = await build({
    ...common,
    entryPoints: ['.build/bundle.ts'],
    outfile: join(dist, 'bundle.cjs'),
    // What is imported on first use is evaluated then, out of the same file.
    supported: { 'dynamic-import': false },
    // The folder of the inspector page is found from here.
    define: { 'import.meta.dirname': '__dirname' },
    banner: { js: aroundBundle.before },
    footer: { js: aroundBundle.after },
    plugins: [readyMadeSchemas(modules), withoutSchemaCompilers, lazyModules],
    metafile: true,
  })
  refuseSchemaCompilers(metafile)

  const door = { ...common, external: ['./bundle.cjs'] } satisfies BuildOptions
  const names = Object.keys(await import('../src/index.ts')).join(', ')
  const contents = `import { library } from './library.ts'\nexport const { ${names} } = library`
  await Promise.all([
    writeRunners(common),
    build({ ...door, stdin: { contents, resolveDir: join(project, '.build') }, outfile: join(dist, 'index.cjs') }),
    build({ ...door, entryPoints: ['.build/command.ts'], outfile: join(dist, 'cli.cjs') }),
    writeFile(join(dist, 'index.js'), `export { ${names} } from './index.cjs'\n`),
  ])
  return metafile
}
