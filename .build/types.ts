import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { compile } from 'json-schema-to-typescript'
import { type Plugin, rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { dist, project } from './project.ts'
import type { JsonSchema, SchemaModule } from './schema-modules.ts'

/** Writes one file of types for each module format; in it a schema is a plain interface, and nothing needs TypeBox. */
export async function writeTypes(modules: readonly SchemaModule[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'explo-fake-types-'))
  try {
    const bundle = await rollup({
      input: join(project, 'src/index.ts'),
      external: [/^node:/, 'fastify'],
      plugins: [schemasAsInterfaces(modules, folder), dts({ tsconfig: join(project, 'tsconfig.json') })],
    })
    const { output } = await bundle.generate({ format: 'es' })
    const types = complete(output[0].code)

    await writeFile(join(dist, 'index.d.ts'), types)
    await writeFile(join(dist, 'index.d.cts'), types)
  } finally {
    await rm(folder, { recursive: true })
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
