import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerUnmatched } from './not-found.ts'

/** Lets the operation answer that a request has reached. */
export function answer(request: FastifyRequest, reply: FastifyReply): unknown {
  const { route } = request.arrival
  return route ? route.operation.handler(request, reply) : answerUnmatched(request, reply)
}
