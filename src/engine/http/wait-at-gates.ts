import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GatePoint } from '../gates/gate.ts'
import { HeldRequest } from './held-request.ts'

/** The way of a request through the gates and faults of its world. */
export function passageOf(request: FastifyRequest, { raw }: FastifyReply): HeldRequest {
  if (request.passage) return request.passage

  const passage = new HeldRequest(request.arrival.entry, request.arrival.state)
  raw.once('close', () => passage.abandon())
  request.passage = passage
  return passage
}

/** Resolves when no gate holds the request at that point any more. */
export async function hold(request: FastifyRequest, reply: FastifyReply, point: GatePoint): Promise<void> {
  const { entry, state } = request.arrival
  for (;;) {
    const gate = state.gates?.closedFor(point, entry)
    if (!gate) return
    await gate.hold(passageOf(request, reply))
  }
}
