import type { preHandlerHookHandler } from 'fastify'
import { invalidFields } from '../../explo/refusals/errors.ts'

/** Reports the fields that no document of Explo names. */
// Assumed: unknownFields
export const noteUnknownFields: preHandlerHookHandler = ({ arrival, access, body, query }, _reply, done) => {
  const { endpoint, entry } = arrival
  if (!endpoint) return done()

  const unknown = unknownIn(endpoint.operation.schema.body ? body : query, endpoint.knownFields)
  if (!unknown) return done()

  entry.unknownFields = unknown
  entry.assumptions = [...entry.assumptions, 'unknownFields']
  if (access.team.assumptions.unknownFields === 'ignore') return done()
  done(invalidFields('unknownFields', Object.fromEntries(unknown.map((field) => [field, ['Unknown field.']]))))
}

/** Makes no list where there is nothing to list, which is nearly always. */
function unknownIn(given: unknown, known: ReadonlySet<string>): string[] | undefined {
  let unknown: string[] | undefined
  for (const field in given as object) {
    if (known.has(field)) continue
    unknown ??= []
    unknown.push(field)
  }
  return unknown
}
