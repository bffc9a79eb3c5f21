import type { FastifyReply, FastifyRequest } from 'fastify'
import { operationsByPath } from '../../explo/operations/index.ts'
import { namedOperations } from '../../explo/operations/undocumented.ts'
import { methodNotAllowed, notImplemented, slashMissing, unknownPath } from '../../explo/refusals/errors.ts'
import { nearest } from '../input/nearest.ts'
import { allowedMethods } from './allowed-methods.ts'
import { authenticate, checkPermission } from './authorize.ts'
import { pathOf } from './request.ts'

/** Answers what matches no operation: a missing slash, another method, a path that Explo never had. */
export function answerUnmatched(request: FastifyRequest, reply: FastifyReply): void {
  const { entry, world } = request.arrival
  const { method, url } = request
  const path = pathOf(request)
  const slashed = `${path}/`
  const missingSlash = operationsByPath.has(slashed) ? world.settings.assumptions.trailingSlash : 'accept'

  // Assumed: trailingSlash
  if (missingSlash === 'redirect') {
    entry.hint = `Send ${method} ${slashed}`
    entry.reason = `301: ${path} lacks its trailing slash; clients repeat a POST as GET`
    entry.assumptions = ['trailingSlash']
    reply.header('x-explo-fake-hint', entry.hint).redirect(slashed + url.slice(path.length), 301)
    return
  }

  entry.isUnmatched = true
  if (namedOperations.some(({ paths }) => paths.includes(path))) throw notImplemented(path)
  if (missingSlash === 'reject') throw slashMissing(method, path)

  const operations = operationsByPath.get(path) ?? operationsByPath.get(slashed)
  if (operations === undefined) throw unknownPath(path, nearest(path, [...operationsByPath.keys()]))

  // Assumed: checkOrder. A read-only token learns that it may not write here before it learns the right method.
  checkPermission(operations, authenticate(request))
  throw methodNotAllowed(method, allowedMethods(operations))
}
