import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { inspect } from 'node:util'
import { compile } from 'json-schema-to-typescript'
import { type Plugin, rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { defaultOf, type Option, type OptionName, optionTable } from '../src/engine/options/option-table.ts'
import { Fixture } from '../src/explo/fixture/schema.ts'
import { explo } from '../src/explo/index.ts'
import { operationNames } from '../src/explo/operations/index.ts'
import { dist, inputs, libraryFrom, project, runners } from './entries.ts'

/** Writes the type declarations for both module formats. Names and fixtures become plain types, so users need no TypeBox. */
export async function writeTypes(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'explo-fake-types-'))
  try {
    const names = declare('src/explo/names.ts', namesAsUnions(), folder)
    const fixture = declare('src/explo/fixture/schema.ts', await fixtureAsInterface(), folder)
    await writeDeclarations(['index'], folder, names, fixture)
    const library = await readFile(join(folder, 'index.d.ts'), 'utf8')
    // Older versions of TypeScript lack `AsyncDisposable`. In a project without Node's types, imports from Node become `any`.
    const tolerant = library.replace(/^import .* from "node:.*;$/gm, '// @ts-ignore\n$&')
    await writeFile(join(dist, 'index.d.ts'), `/// <reference lib="esnext.disposable" />\n${documented(tolerant)}`)
    await cp(join(dist, 'index.d.ts'), join(dist, 'index.d.cts'))
    await writeRunnerTypes(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Gives each option of a fake a docstring, made from its row in the option table. */
function documented(types: string): string {
  return types.replace(/^interface (?:World|Fake|ExploFake)Options .*?^}/gms, (declaration) =>
    declaration.replace(/^ *readonly (\w+)\?/gm, (member, name: OptionName) => `${docstringOf(name)}${member}`),
  )
}

function docstringOf(name: OptionName): string {
  const { says, details, example }: Option = optionTable[name]
  const text = [says, details].filter(Boolean).join('\n   * ')
  return `  /**\n   * ${text}\n   *\n   * @default ${defaultOf(name)}\n   * @example ${inspect(example)}\n   */\n`
}

async function writeDeclarations(names: readonly string[], folder: string, ...plugins: Plugin[]): Promise<void> {
  const bundle = await rolldown({
    cwd: project,
    input: inputs(names),
    external: [/^node:/, /^fastify$/],
    checks: { pluginTimings: false },
    // Drops the augmentations of Fastify's types, because users may not have Fastify.
    treeshake: { moduleSideEffects: false },
    plugins: [...plugins, dts({ tsconfig: join(project, 'tsconfig.json'), emitDtsOnly: true })],
  })
  await bundle.write({ dir: folder })
  await bundle.close()
}

/** Writes the declarations of the runners. They import the library's declarations, so that both have the same types. */
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

/** A plugin that replaces a module with these declarations. */
function declare(path: string, declarations: string, folder: string): Plugin {
  return {
    name: `declare-${path}`,
    resolveId: {
      // Runs before the resolver of rolldown-plugin-dts.
      order: 'pre',
      async handler(source, importer = '') {
        if (resolve(dirname(importer), source) !== join(project, path)) return null
        const file = join(folder, path.replaceAll('/', '-').replace(/ts$/, 'd.ts'))
        await writeFile(file, declarations)
        return file
      },
    },
  }
}

/** The types of operation names, lint rule names and assumptions, as unions of strings. */
function namesAsUnions(): string {
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

/** The schema of fixtures as an interface. `$id` and `title` are removed, because they would replace the given name. */
function fixtureAsInterface(): Promise<string> {
  const text = JSON.stringify(Fixture, (key, value) =>
    (key === '$id' || key === 'title') && typeof value === 'string' ? undefined : value,
  )
  const options = { bannerComment: '', additionalProperties: true, ignoreMinAndMaxItems: true }
  return compile(JSON.parse(text), 'Fixture', options)
}
