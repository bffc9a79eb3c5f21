import { finished } from 'node:stream'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { headerName } from '../product.ts'
import { Refusal } from '../refusals/refusal.ts'
import type { Service } from '../service.ts'
import type { Endpoint } from './routes-of.ts'

/** Answers everything that is thrown in the scope of the service, and tells the journal why. */
export function sendRefusal({ refusals }: Service) {
  return (error: Error | FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = error instanceof Refusal ? error : refusalFor(error, request, refusals)
    const { entry, world } = request.arrival
    const { dialect } = world.settings
    const { status, headers, body } = dialect.answerTo(refusal)
    const { hint, reason } = refusal.details
    Object.assign(entry, {
      refusal: refusal.kind,
      reason: `${status}: ${reason}`,
      hint: hint ?? null,
      assumptions: [dialect.kindOf(refusal.kind).assumption],
    })
    if (refusal.kind === 'internalError') request.log.error(error)

    if (hint) reply.header(headerName('hint'), hint)
    reply.code(status).headers(headers)
    if (request.raw.complete) {
      // Fastify closes the connection of a body that it could not parse, in case the client is still sending.
      if (reply.hasHeader('connection')) reply.removeHeader('connection')
      return reply.send(body)
    }
    // Many clients read the answer only after they have sent everything. Hanging up earlier looks like a broken network.
    finished(request.raw.resume(), () => reply.send(body))
    return reply
  }
}

/** What Fastify itself refuses: fields of the wrong types, bodies that are too long or end too early. */
function refusalFor(error: Error | FastifyError, request: FastifyRequest, refusals: Service['refusals']): Refusal {
  const { code, statusCode, validation, validationContext } = error as FastifyError
  if (validation) {
    const { knownFields } = request.arrival.endpoint as Endpoint
    return refusals.wrongFields(validation, validationContext === 'body' ? request.body : request.query, knownFields)
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refusals.bodyTooLarge(request.routeOptions.bodyLimit)
  if (statusCode !== undefined && statusCode < 500) return refusals.badRequest(statusCode, error.message)
  return refusals.internalError(error)
}
