import { finished } from 'node:stream'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { headerName } from '../product.ts'
import { Refusal } from '../refusals/refusal.ts'
import type { Service } from '../service.ts'
import type { Endpoint } from './routes-of.ts'

/** Answers every error in the scope of the service, and notes the reason in the journal. */
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
      // Fastify closes the connection after a parse error, because the client may still be sending.
      if (reply.hasHeader('connection')) reply.removeHeader('connection')
      return reply.send(body)
    }
    // Many clients read the answer only after they have sent the whole body.
    finished(request.raw.resume(), () => reply.send(body))
    return reply
  }
}

/** The refusal for an error of Fastify: invalid fields, or a body that is too long or incomplete. */
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
