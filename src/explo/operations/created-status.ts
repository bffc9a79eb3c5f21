import type { FastifyReply } from 'fastify'
import { writeJson } from '../../engine/input/json-spelling.ts'
import type { Team } from '../records/team.ts'

/** The status of a get-or-create that has created. */
// Assumed: createdStatus
export function sayCreated(reply: FastifyReply, { assumptions }: Team): void {
  // Fastify uses the serializer of a schema only for the statuses of that schema.
  if (assumptions.createdStatus === '201') reply.code(201).serializer(writeJson)
}
