import type { preValidationHookHandler } from 'fastify'
import { fieldTypesFlaw } from '../../explo/refusals/field-errors.ts'

/** Refuses fields that are not of the documented types. */
// Assumed: fieldTypes
export const checkFields: preValidationHookHandler = ({ arrival, body, query }, _reply, done) => {
  const { schema } = arrival.route?.operation ?? {}
  if (schema?.body) done(fieldTypesFlaw(schema.body, body))
  else if (schema?.querystring) done(fieldTypesFlaw(schema.querystring, query))
  else done()
}
