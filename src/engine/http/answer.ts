import type { FastifyReply, FastifyRequest } from 'fastify'
import { writeJson } from '../input/json-spelling.ts'
import { answerUnmatched } from './not-found.ts'

/** Lets the operation answer that a request has reached. */
export function answer(request: FastifyRequest, reply: FastifyReply): unknown {
  const { route } = request.arrival
  if (!route) return answerUnmatched(request, reply)

  const answered = route.operation.handler(request, reply) as object
  // Text and streams are JSON already. Fastify's own serializer would not keep the spelling of numbers.
  if (answered.constructor !== Object) return answered
  reply.type('application/json; charset=utf-8')
  return writeJson(answered)
}
