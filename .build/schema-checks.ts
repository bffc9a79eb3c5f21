import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { ajvOptions } from '../src/world/schema-check.ts'
import type { SchemaModule } from './schema-modules.ts'

/** What stands in the package for `src/world/schema-check.ts`: a finished check of every schema with an `$id`. */
export function generateSchemaChecks(modules: readonly SchemaModule[]): string {
  const ajv = new Ajv({ ...ajvOptions, code: { source: true, esm: true } })
  const schemas = modules.flatMap(({ schemas }) => Object.values(schemas)).filter(({ $id }) => $id !== undefined)
  // Refuses a second schema with the same `$id`.
  ajv.addSchema([...schemas])

  const ids = schemas.map(({ $id }) => $id as string)
  const checks = standalone.default(ajv, Object.fromEntries(ids.map((id, index) => [`check${index}`, id])))
  return `
    ${checks}
    const checks = { ${ids.map((id, index) => `${JSON.stringify(id)}: check${index}`).join(', ')} }
    export function schemaCheck({ $id }) {
      const check = checks[$id]
      return (value) => (check(value) ? [] : check.errors)
    }`
}
