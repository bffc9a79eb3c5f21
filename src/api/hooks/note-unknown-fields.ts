import type { preHandlerHookHandler } from 'fastify'
import { invalidFields } from '../errors.ts'
import type { Operation } from '../operation.ts'

/** Reports the fields that no document of Explo names. */
// Assumed: unknownFields
export function noteUnknownFields({ schema }: Operation): preHandlerHookHandler {
  const { body: bodySchema, querystring } = schema
  const known = new Set(Object.keys({ ...bodySchema?.properties, ...querystring?.properties }))

  return ({ body, query, arrival, access }, _reply, done) => {
    const given = bodySchema ? body : query
    const unknown = Object.keys(given as object).filter((field) => !known.has(field))
    if (unknown.length === 0) return done()

    const { entry } = arrival
    entry.unknownFields = unknown
    entry.assumptions = [...entry.assumptions, 'unknownFields']
    if (access.team.assumptions.unknownFields === 'ignore') return done()
    done(invalidFields('unknownFields', Object.fromEntries(unknown.map((field) => [field, ['Unknown field.']]))))
  }
}
