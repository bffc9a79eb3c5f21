import type { preHandlerHookHandler } from 'fastify'
import { invalidFields } from '../errors.ts'

/** Reports the fields that no document of Explo names. */
// Assumed: unknownFields
export const noteUnknownFields: preHandlerHookHandler = ({ arrival, access, body, query }, _reply, done) => {
  const { route, entry } = arrival
  if (!route) return done()

  const given = route.operation.schema.body ? body : query
  const unknown = Object.keys(given as object).filter((field) => !route.knownFields.has(field))
  if (unknown.length === 0) return done()

  entry.unknownFields = unknown
  entry.assumptions = [...entry.assumptions, 'unknownFields']
  if (access.team.assumptions.unknownFields === 'ignore') return done()
  done(invalidFields('unknownFields', Object.fromEntries(unknown.map((field) => [field, ['Unknown field.']]))))
}
