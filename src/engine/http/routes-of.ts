import type { FastifyContextConfig, preHandlerHookHandler, RouteOptions } from 'fastify'
import { fieldsOf, type Operation, urlsOf } from '../operation.ts'
import type { Service } from '../service.ts'
import type { Assumptions } from '../terms.ts'
import { withMoment } from './complete.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Undefined for the not-found route. */
    endpoint?: Endpoint
  }
}

/** An operation at one of its URLs. */
export interface Endpoint {
  readonly operation: Operation
  /** The assumptions that a successful answer rests on. */
  readonly restsOn: readonly string[]
  /** The documented fields of the body or the query. */
  readonly knownFields: ReadonlySet<string>
}

/** The Fastify routes of an operation: one for each URL at which it answers. */
export function routesOf(operation: Operation, { trailingSlash }: Assumptions): RouteOptions[] {
  const { method, schema, handler, isSlashOptional = false } = operation
  const knownFields = fieldsOf(schema)
  const route = (url: string, ...assumptions: readonly string[]) => {
    const endpoint: Endpoint = { operation, restsOn: [...operation.restsOn, ...assumptions], knownFields }
    const config: FastifyContextConfig = { endpoint }
    return { method, url, schema, config, handler: withMoment(handler) }
  }

  return urlsOf(operation).flatMap(({ url, isLegacy }) => {
    // Assumed: legacyPaths
    const assumptions: readonly string[] = isLegacy ? ['legacyPaths'] : []
    if (isSlashOptional || trailingSlash !== 'accept') return [route(url, ...assumptions)]
    return [route(url, ...assumptions), route(url.slice(0, -1), ...assumptions, 'trailingSlash')]
  })
}

/** Notes the fields that no document of the service names, or refuses them. */
// Assumed: unknownFields
export function noteUnknownFields({ refusals }: Service): preHandlerHookHandler {
  return ({ arrival, body, query }, _reply, done) => {
    const { endpoint, entry } = arrival
    if (!endpoint) return done()

    const unknown = unknownIn(endpoint.operation.schema.body ? body : query, endpoint.knownFields)
    if (!unknown) return done()

    entry.unknownFields = unknown
    const treatment = arrival.world.settings.assumptions.unknownFields
    if (treatment === undefined) return done()

    entry.assumptions = [...entry.assumptions, 'unknownFields']
    done(treatment === 'ignore' ? undefined : refusals.unknownFields?.(unknown, endpoint.knownFields))
  }
}

function unknownIn(given: unknown, known: ReadonlySet<string>): string[] | undefined {
  let unknown: string[] | undefined
  for (const field in given as object) {
    if (known.has(field)) continue
    unknown ??= []
    unknown.push(field)
  }
  return unknown
}
