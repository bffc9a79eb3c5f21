import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { compile } from 'json-schema-to-typescript'
import { type Plugin, rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { explo } from '../src/explo/index.ts'
import { operationNames } from '../src/explo/operations/index.ts'
import { inputs, libraryFrom, runners } from './entries.ts'
import { dist, project } from './project.ts'
import type { JsonSchema, SchemaModule } from './schema-modules.ts'

/** Writes the type declarations for both module formats. A schema becomes a plain interface, so nobody needs TypeBox. */
export async function writeTypes(modules: readonly SchemaModule[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'explo-fake-types-'))
  try {
    await writeDeclarations(['index'], folder, namesAsUnions(folder), schemasAsInterfaces(modules, folder))
    const library = await readFile(join(folder, 'index.d.ts'), 'utf8')
    // Older libraries of TypeScript lack `AsyncDisposable`. A project without the types of Node gets `any` for what is from there.
    const tolerant = library.replace(/^import .* from "node:.*;$/gm, '// @ts-ignore\n$&')
    await writeFile(join(dist, 'index.d.ts'), `/// <reference lib="esnext.disposable" />\n${tolerant}`)
    await cp(join(dist, 'index.d.ts'), join(dist, 'index.d.cts'))
    await writeRunnerTypes(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function writeDeclarations(names: readonly string[], folder: string, ...plugins: Plugin[]): Promise<void> {
  const bundle = await rolldown({
    cwd: project,
    input: inputs(names),
    external: [/^node:/, /^fastify$/],
    checks: { pluginTimings: false },
    // Keeps what the exports need, and no augmentation of Fastify, which users may not have.
    treeshake: { moduleSideEffects: false },
    plugins: [...plugins, dts({ tsconfig: join(project, 'tsconfig.json'), emitDtsOnly: true })],
  })
  await bundle.write({ dir: folder })
  await bundle.close()
}

/** The declarations of the runners import those of the library, so that both have the same types. */
async function writeRunnerTypes(folder: string): Promise<void> {
  const library = { id: 'explo-fake', external: true } as const
  const resolveId = (source: string) => (/^(\.\.\/)+index\.ts$/.test(source) ? library : null)
  await writeDeclarations(runners, folder, { name: 'import-the-library', resolveId })

  for (const runner of runners) {
    const types = await readFile(join(folder, `${runner}.d.ts`), 'utf8')
    const typesFor = (extension: string) => types.replaceAll(`"${library.id}"`, `"${libraryFrom(runner, extension)}"`)
    const required = typesFor('cjs').replace(/^export { (\w+) as default };$/m, 'export = $1;')
    await writeFile(join(dist, `${runner}.d.ts`), typesFor('js'))
    await writeFile(join(dist, `${runner}.d.cts`), required)
  }
}

/** Replaces the types of names, which stand on all of Explo's operations, by unions of texts. */
function namesAsUnions(folder: string): Plugin {
  return {
    name: 'names-as-unions',
    resolveId: {
      order: 'pre',
      async handler(source, importer = '') {
        if (resolve(dirname(importer), source) !== join(project, 'src/explo/names.ts')) return null
        const declarations = join(folder, 'names.d.ts')
        await writeFile(declarations, declarationsOfNames())
        return declarations
      },
    },
  }
}

function declarationsOfNames(): string {
  const union = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(' | ')
  const assumptions = Object.entries(explo.assumptions).map(
    ([name, { options }]) => `readonly ${name}: ${union(options)}`,
  )
  return [
    `export type OperationName = ${union(operationNames)}`,
    `export type LintRuleName = ${union(Object.keys(explo.lintRules))}`,
    `export interface Assumptions { ${assumptions.join('; ')} }`,
  ].join('\n')
}

function schemasAsInterfaces(modules: readonly SchemaModule[], folder: string): Plugin {
  return {
    name: 'schemas-as-interfaces',
    resolveId: {
      // Before the resolver of the declarations.
      order: 'pre',
      async handler(source, importer = '') {
        const path = resolve(dirname(importer), source)
        const index = modules.findIndex((module) => module.path === path)
        const schemas = modules[index]?.schemas
        if (schemas === undefined) return null

        const declarations = join(folder, `${index}.d.ts`)
        await writeFile(declarations, await interfacesOf(schemas))
        return declarations
      },
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
