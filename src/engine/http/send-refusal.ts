import { finished } from 'node:stream'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { badRequest, bodyTooLarge, internalError } from '../../explo/refusals/errors.ts'
import { fieldTypesFlaw } from '../../explo/refusals/field-errors.ts'
import { Refusal } from '../../explo/refusals/refusal.ts'

/** Answers anything thrown in the Explo scope, and tells the journal why. */
export function sendRefusal(error: Error | FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = error instanceof Refusal ? error : refusalFor(error, request)
  const { entry, world } = request.arrival
  const { status, headers, body } = refusal.answerIn(world.settings.dialect)
  const { hint, reason } = refusal.details
  Object.assign(entry, {
    refusal: refusal.kind,
    reason: `${status}: ${reason}`,
    hint: hint ?? null,
    assumptions: [refusal.assumption],
  })
  if (refusal.kind === 'internalError') request.log.error(error)

  if (hint) reply.header('x-explo-fake-hint', hint)
  reply.code(status).headers(headers)
  // Fastify closes the connection of a body that it could not parse, in case the client is still sending.
  if (request.raw.complete) return (reply.hasHeader('connection') ? reply.removeHeader('connection') : reply).send(body)

  // Many clients read the answer only after they have sent everything; hanging up earlier would look like a broken network.
  finished(request.raw.resume(), () => reply.send(body))
  return reply
}

/** What Fastify itself refuses: fields of the wrong types, bodies that are too long or end too early. */
function refusalFor(error: Error | FastifyError, request: FastifyRequest): Refusal {
  const { code, statusCode, validation, validationContext } = error as FastifyError
  if (validation) return fieldTypesFlaw(validation, validationContext === 'body' ? request.body : request.query)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return bodyTooLarge(request.routeOptions.bodyLimit)
  if (statusCode !== undefined && statusCode < 500) return badRequest(statusCode, error.message)
  return internalError(error)
}
