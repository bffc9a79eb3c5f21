import type { RouteHandlerMethod } from 'fastify'
import { nearest } from '../input/nearest.ts'
import type { Service } from '../service.ts'
import { allowedMethods, type OperationsByUrl } from './operations-by-url.ts'
import { pathOf } from './request.ts'

/** Answers what matches no route: a missing slash, another method, an unknown path. */
export function answerUnmatched(service: Service, byUrl: OperationsByUrl): RouteHandlerMethod {
  const { refusals, undocumented } = service
  return (request, reply) => {
    const { entry, world } = request.arrival
    const { method, url } = request
    const path = pathOf(request)
    const slashed = `${path}/`
    const missingSlash = byUrl.has(slashed) ? world.settings.assumptions.trailingSlash : 'accept'

    // Assumed: trailingSlash
    if (missingSlash === 'redirect') {
      entry.hint = `Send ${method} ${slashed}`
      entry.reason = `301: ${path} lacks its trailing slash; clients repeat a POST as GET`
      entry.assumptions = ['trailingSlash']
      return reply.header('x-explo-fake-hint', entry.hint).redirect(slashed + url.slice(path.length), 301)
    }

    entry.isUnmatched = true
    if (undocumented.some(({ paths }) => paths.includes(path))) throw refusals.notImplemented(path)
    if (missingSlash === 'reject') throw refusals.slashMissing(method, path)

    const operations = byUrl.get(path) ?? byUrl.get(slashed)
    if (operations === undefined) throw refusals.unknownPath(path, nearest(path, [...byUrl.keys()]))

    // Assumed: checkOrder. A read-only token learns that it may not write here before it learns the right method.
    service.checkPermission(operations, service.authenticate(request.arrival))
    throw refusals.methodNotAllowed(method, allowedMethods(operations))
  }
}
