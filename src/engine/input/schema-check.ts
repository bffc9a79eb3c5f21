import type { TSchema } from '@sinclair/typebox'
import { Ajv, type ErrorObject, type Options } from 'ajv'

/** Checks a value against a JSON Schema. Returns all errors. */
export type SchemaCheck = (value: unknown) => readonly ErrorObject[]

/** The options of Ajv, also for the precompiled checks. */
export const ajvOptions: Options = { allErrors: true, allowUnionTypes: true, messages: false, keywords: ['x-basis'] }

const ajv = new Ajv(ajvOptions)

/**
 * The check of a schema with an `$id`.
 *
 * Unbuilt, Ajv compiles it on first use. The package is built without Ajv: its build puts the finished checks in the
 * place of this file, because loading a schema compiler costs more than everything else at the start of a fake.
 */
export function schemaCheck(schema: TSchema): SchemaCheck {
  return (value) => {
    const validate = ajv.getSchema(schema.$id as string) ?? ajv.compile(schema)
    validate(value)
    return validate.errors ?? []
  }
}
