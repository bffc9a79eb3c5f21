import type { RouteHandlerMethod } from 'fastify'
import { nearest } from '../input/nearest.ts'
import { type Operation, urlsOf } from '../operation.ts'
import { headerName } from '../product.ts'
import type { Service } from '../service.ts'
import { type Arrival, pathOf } from './request.ts'

/** Answers requests that match no route: a missing slash, a wrong method, an unknown path. */
export function answerUnmatched(service: Service, byUrl: OperationsByUrl): RouteHandlerMethod {
  const { refusals, undocumented = [] } = service
  return (request, reply) => {
    const { entry, world } = request.arrival
    const { method, url } = request
    const path = pathOf(request)
    const slashed = `${path}/`
    const missingSlash = byUrl.has(slashed) && world.settings.assumptions.trailingSlash

    // Assumed: trailingSlash
    if (missingSlash === 'redirect') {
      entry.hint = `Send ${method} ${slashed}`
      entry.reason = `301: ${path} lacks its trailing slash; clients repeat a POST as GET`
      entry.assumptions = ['trailingSlash']
      return reply.header(headerName('hint'), entry.hint).redirect(slashed + url.slice(path.length), 301)
    }

    entry.isUnmatched = true
    if (undocumented.some(({ paths }) => paths.includes(path))) throw refusals.notImplemented(path)
    if (missingSlash === 'reject') throw refusals.slashMissing(method, path)

    const operations = byUrl.get(missingSlash === 'accept' ? slashed : path)
    if (operations === undefined) throw refusals.unknownPath(path, nearest(path, [...byUrl.keys()]))

    // Assumed: checkOrder. The permission is checked before the method.
    accessOf(request.arrival, service, operations)
    throw refusals.methodNotAllowed(method, allowedMethods(operations))
  }
}

/** Notes the API token in the journal. @returns What it reaches. @throws {Refusal} When it may call none of the operations. */
export function accessOf(arrival: Arrival, service: Service, operations: readonly Operation[]): object {
  const { apiToken, entry } = arrival
  if (apiToken) {
    entry.scope = apiToken.scope
    entry.permission = apiToken.permission
  }
  return service.authorize(arrival, operations)
}

/** Every URL of the service with its operations, one for each method. */
export type OperationsByUrl = ReadonlyMap<string, readonly Operation[]>

export function operationsByUrl({ groups }: Pick<Service, 'groups'>): OperationsByUrl {
  const map = new Map<string, Operation[]>()
  for (const operation of groups.flatMap(({ operations }) => operations)) {
    for (const { url } of urlsOf(operation)) map.set(url, [...(map.get(url) ?? []), operation])
  }
  return map
}

/** The value of the `Allow` header for a URL of these operations. */
export function allowedMethods(operations: readonly Operation[]): string {
  return [...operations.map(({ method }) => method), 'OPTIONS'].join(', ')
}
