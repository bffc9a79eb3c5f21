import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { ajvOptions } from '../src/engine/input/schema-check.ts'
import type { JsonSchema, SchemaModule } from './schema-modules.ts'

/** The module that replaces `src/engine/input/schema-check.ts` in the package: a precompiled check of every schema with an `$id`. */
export function generateSchemaChecks(modules: readonly SchemaModule[]): string {
  const ajv = new Ajv({ ...ajvOptions, code: { source: true, esm: true } })
  const schemas = modules
    .flatMap(({ schemas }) => Object.values(schemas))
    .filter(({ $id }) => $id !== undefined)
    .map(withoutWords)
  // Refuses a second schema with the same `$id`.
  ajv.addSchema([...schemas])

  const ids = schemas.map(({ $id }) => $id as string)
  const checks = standalone.default(ajv, Object.fromEntries(ids.map((id, index) => [`check${index}`, id])))
  return `
    ${checks}
    const none = []
    const errorsOf = (check) => (value) => (check(value) ? none : check.errors)
    const checks = { ${ids.map((id, index) => `${JSON.stringify(id)}: errorsOf(check${index})`).join(', ')} }
    export function schemaCheck({ $id }) {
      return checks[$id]
    }`
}

/** Removes descriptions, which no check reads. */
function withoutWords(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, (key, value) =>
    key === 'description' && typeof value === 'string' ? undefined : value,
  )
  return JSON.parse(text)
}
