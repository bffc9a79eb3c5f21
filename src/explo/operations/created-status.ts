import type { FastifyReply } from 'fastify'
import type { Team } from '../records/team.ts'

/** The status of a get-or-create that has created. */
// Assumed: createdStatus
export function sayCreated(reply: FastifyReply, { assumptions }: Team): void {
  if (assumptions.createdStatus === '201') reply.code(201)
}
