import type { FastifyContextConfig, RouteOptions } from 'fastify'
import { fieldsOf, type Operation, urlsOf } from '../operation.ts'
import type { Assumptions } from '../terms.ts'
import { withMoment } from './complete.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route answers. The not-found route has none. */
    endpoint?: Endpoint
  }
}

/** An operation at one of its URLs. */
export interface Endpoint {
  readonly operation: Operation
  /** What a successful answer rests on where the documentation is silent. */
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
