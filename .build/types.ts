import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { compile } from 'json-schema-to-typescript'
import { type Plugin, rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { dist, project } from './project.ts'
import { libraryFrom, runners } from './runners.ts'
import type { JsonSchema, SchemaModule } from './schema-modules.ts'

/** Writes one file of types for each module format; in it a schema is a plain interface, and nothing needs TypeBox. */
export async function writeTypes(modules: readonly SchemaModule[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'explo-fake-types-'))
  try {
    const [library = ''] = Object.values(await typesOf(['index'], schemasAsInterfaces(modules, folder)))
    await writeFile(join(dist, 'index.d.ts'), complete(library))
    await writeFile(join(dist, 'index.d.cts'), complete(library))
    await writeRunnerTypes()
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** By entry, as they are in a module of either format. */
async function typesOf(entries: readonly string[], plugin: Plugin): Promise<Record<string, string>> {
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, join(project, 'src', `${entry}.ts`)])),
    external: [/^node:/, 'fastify'],
    plugins: [plugin, dts({ tsconfig: join(project, 'tsconfig.json') })],
  })
  const { output } = await bundle.generate({ format: 'es' })
  return Object.fromEntries(output.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.name, chunk.code]] : [])))
}

/** What they have of the library is imported, so that its types are the same whatever way they come. */
async function writeRunnerTypes(): Promise<void> {
  const library = 'explo-fake'
  const types = await typesOf(runners, {
    name: 'library-from-its-door',
    resolveId: (source) => (/^(\.\.\/)+index\.ts$/.test(source) ? { id: library, external: true } : null),
  })
  for (const [runner, code] of Object.entries(types)) {
    const path = join(dist, runner)
    const codeFor = (extension: string) => code.replaceAll(`'${library}'`, `'${libraryFrom(runner, extension)}'`)
    const required = codeFor('cjs').replace(/^export { (\w+) as default };$/m, 'export = $1;')
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.d.ts`, codeFor('js'))
    await writeFile(`${path}.d.cts`, required)
  }
}

function schemasAsInterfaces(modules: readonly SchemaModule[], folder: string): Plugin {
  return {
    name: 'schemas-as-interfaces',
    async resolveId(source, importer = '') {
      const path = resolve(dirname(importer), source)
      const index = modules.findIndex((module) => module.path === path)
      const schemas = modules[index]?.schemas
      if (schemas === undefined) return null

      const declarations = join(folder, `${index}.d.ts`)
      await writeFile(declarations, await interfacesOf(schemas))
      return declarations
    },
  }
}

async function interfacesOf(schemas: Readonly<Record<string, JsonSchema>>): Promise<string> {
  const interfaces = Object.entries(schemas).map(([name, schema]) =>
    compile(unnamed(schema), name, { bannerComment: '', additionalProperties: true, ignoreMinAndMaxItems: true }),
  )
  return (await Promise.all(interfaces)).join('\n')
}

/** The schema without names of its own, which would go before the name of its export. */
function unnamed(schema: JsonSchema): object {
  const text = JSON.stringify(schema, (key, value) =>
    (key === '$id' || key === 'title') && typeof value === 'string' ? undefined : value,
  )
  return JSON.parse(text)
}

/** Who has no Fastify gets `any` for the instance, and who has no types of Node the one type that is not in older libraries. */
function complete(types: string): string {
  const optional = '// @ts-ignore: fastify is an optional peer dependency.\n$&'
  return `/// <reference lib="esnext.disposable" />\n${types.replace(/^import .* from 'fastify';$/m, optional)}`
}
