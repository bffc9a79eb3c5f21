import { type BuildOptions, build, type Metafile } from 'esbuild'
import { lazyBuiltins } from './lazy-builtins.ts'
import { dist, project } from './project.ts'
import { readyMadeSchemas } from './ready-made-schemas.ts'
import type { SchemaModule } from './schema-modules.ts'
import { refuseSchemaCompilers, withoutSchemaCompilers } from './without-schema-compilers.ts'

/** Writes the library in both module formats, and the command. Everything is in them, Fastify included. */
export async function writeBundles(modules: readonly SchemaModule[]): Promise<readonly Metafile[]> {
  const common = {
    absWorkingDir: project,
    outdir: dist,
    bundle: true,
    platform: 'node',
    // What only one feature needs, and brings itself along.
    external: ['@mswjs/interceptors'],
    target: 'node20.12',
    // Names stay, for stack traces.
    minifyWhitespace: true,
    minifySyntax: true,
    // An uncaught error shows the line that it comes from.
    lineLimit: 120,
    legalComments: 'none',
    plugins: [readyMadeSchemas(modules), withoutSchemaCompilers, lazyBuiltins],
    metafile: true,
  } satisfies BuildOptions

  const results = await Promise.all([
    build({
      ...common,
      entryPoints: ['src/index.ts'],
      format: 'esm',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      // The bundled CommonJS packages load Node's modules with `require`.
      banner: {
        js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
      },
    }),
    build({
      ...common,
      entryPoints: { index: 'src/index.ts', command: 'src/cli.ts', cli: '.build/launcher.ts' },
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      supported: { 'dynamic-import': false },
    }),
  ])
  for (const { metafile } of results) refuseSchemaCompilers(metafile)
  return results.map(({ metafile }) => metafile)
}
