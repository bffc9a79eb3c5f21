import type { TSchema } from '@sinclair/typebox'
import type { FastifySchemaCompiler, FastifySchemaValidationError, FastifyServerOptions } from 'fastify'
import { characterErrors } from './check-input.ts'
import { writeJson } from './json-spelling.ts'
import { type SchemaCheck, schemaCheck } from './schema-check.ts'

/** Checks a missing body as an empty object, so that the answer names the required fields. */
const compileCheck: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const check = fieldCheck(schema)
  return (given) => {
    const fields = given ?? {}
    const errors = (check(fields) as FastifySchemaValidationError[]).concat(characterErrors(fields))
    return errors.length === 0 ? { value: fields } : { error: errors }
  }
}

/**
 * How Fastify validates and serializes. The build precompiles the checks. A reply keeps all fields; Fastify's own serializer
 * would drop those that are not in the schema.
 */
export const compilers: Pick<FastifyServerOptions, 'schemaController'> = {
  schemaController: {
    // The cast is needed because the type only accepts Ajv.
    compilersFactory: { buildValidator: () => compileCheck as never, buildSerializer: () => () => writeJson },
  },
}

const partLength = 100

/**
 * Like {@link schemaCheck}, but checks a long list in parts, up to the first part with a mistake. An error for each of 500,000
 * items would delay all other requests.
 */
function fieldCheck(schema: TSchema): SchemaCheck {
  const check = schemaCheck(schema)
  return (fields) => {
    if (!Object.values(fields as object).some(isLongList)) return check(fields)
    const parts = Object.entries(fields as object).map(([field, value]) => [
      field,
      isLongList(value) ? faultyPart(check, field, value) : value,
    ])
    return check(Object.fromEntries(parts))
  }
}

function isLongList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > partLength
}

/** The first part with a mistake, or the last part. */
function faultyPart(check: SchemaCheck, field: string, list: readonly unknown[]): readonly unknown[] {
  let part: readonly unknown[] = []
  for (let start = 0; start < list.length; start += partLength) {
    part = list.slice(start, start + partLength)
    if (check({ [field]: part }).some(({ instancePath }) => instancePath.startsWith(`/${field}/`))) break
  }
  return part
}
