import type { TSchema } from '@sinclair/typebox'
import type { FastifySchemaCompiler, FastifySchemaValidationError, FastifyServerOptions } from 'fastify'
import { fieldCheck } from '../input/field-check.ts'
import { characterErrors } from '../input/invalid-characters.ts'
import { writeJson } from '../input/json-spelling.ts'

/** A missing body is an empty object, so that the answer names the required fields. */
const compileCheck: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const check = fieldCheck(schema)
  return (given) => {
    const fields = given ?? {}
    const errors = [...(check(fields) as FastifySchemaValidationError[]), ...characterErrors(fields)]
    return errors.length === 0 ? { value: fields } : { error: errors }
  }
}

/**
 * How Fastify validates and serializes. The checks are compiled when the package is built. A reply keeps every field:
 * Fastify's own serializer would drop those that the schema does not name.
 */
export const compilers: Pick<FastifyServerOptions, 'schemaController'> = {
  schemaController: {
    // Its type accepts nothing but Ajv.
    compilersFactory: { buildValidator: () => compileCheck as never, buildSerializer: () => () => writeJson },
  },
}
