import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { ajvOptions } from '../src/engine/input/schema-check.ts'
import { Fixture } from '../src/explo/fixture/schema.ts'
import { operations } from '../src/explo/operations/index.ts'

/** The module that replaces `engine/input/schema-check.ts` in the package: precompiled checks of fixtures, bodies and queries. */
export function generateSchemaChecks(): string {
  const ajv = new Ajv({ ...ajvOptions, code: { source: true, esm: true } })
  const ofOperations = operations.flatMap(({ schema: { body, querystring } }) => body ?? querystring ?? [])
  // Several operations may share a schema, and Ajv refuses to add one `$id` twice.
  const schemas = [...new Set([Fixture, ...ofOperations])].map(withoutWords)
  ajv.addSchema([...schemas])

  const ids = schemas.map(({ $id }) => $id)
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

/** Removes descriptions, which checks do not use. */
function withoutWords(schema: object): { readonly $id: string } {
  const text = JSON.stringify(schema, (key, value) =>
    key === 'description' && typeof value === 'string' ? undefined : value,
  )
  return JSON.parse(text)
}
