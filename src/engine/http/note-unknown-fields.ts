import type { preHandlerHookHandler } from 'fastify'
import type { Service } from '../service.ts'

/** Reports the fields that no document of Explo names. */
// Assumed: unknownFields
export function noteUnknownFields({ refusals }: Service): preHandlerHookHandler {
  return ({ arrival, body, query }, _reply, done) => {
    const { endpoint, entry } = arrival
    if (!endpoint) return done()

    const unknown = unknownIn(endpoint.operation.schema.body ? body : query, endpoint.knownFields)
    if (!unknown) return done()

    entry.unknownFields = unknown
    entry.assumptions = [...entry.assumptions, 'unknownFields']
    if (arrival.world.settings.assumptions.unknownFields === 'ignore') return done()
    done(refusals.unknownFields(unknown, endpoint.knownFields))
  }
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
