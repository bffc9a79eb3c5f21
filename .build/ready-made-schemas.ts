import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { project } from './project.ts'
import { generateSchemaChecks } from './schema-checks.ts'
import type { SchemaModule } from './schema-modules.ts'

/**
 * Puts schemas as plain JSON and finished checks in the place of TypeBox and Ajv, which cost more to load than all the
 * rest of the fake.
 */
export function readyMadeSchemas(modules: readonly SchemaModule[]): Plugin {
  const contents = new Map(modules.map((module) => [module.path, plainExports(module)]))
  contents.set(join(project, 'src/engine/input/schema-check.ts'), generateSchemaChecks(modules))

  return {
    name: 'ready-made-schemas',
    setup(build) {
      build.onLoad({ filter: /[\\/](schemas|schema-check)\.ts$/ }, ({ path }) => {
        const replacement = contents.get(path)
        return replacement === undefined ? undefined : { contents: replacement, resolveDir: project }
      })
    },
  }
}

function plainExports({ exports }: SchemaModule): string {
  return (
    Object.entries(exports)
      // Text, because V8 is quicker to parse JSON than to compile it.
      .map(
        ([name, value]) =>
          `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(value))})`,
      )
      .join('\n')
  )
}
