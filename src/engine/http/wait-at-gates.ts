import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GatePoint } from '../gates/gate.ts'
import { HeldRequest } from './held-request.ts'

/** The state of a request that gates or faults hold. */
export function heldRequestOf(request: FastifyRequest, { raw }: FastifyReply): HeldRequest {
  if (request.held) return request.held

  const held = new HeldRequest(request.arrival.entry, request.arrival.state)
  raw.once('close', () => held.abandon())
  request.held = held
  return held
}

/** Resolves when no gate holds the request at that point. */
export async function waitAtGates(request: FastifyRequest, reply: FastifyReply, point: GatePoint): Promise<void> {
  const { entry, state } = request.arrival
  for (;;) {
    const gate = state.gates?.closedFor(point, entry)
    if (!gate) return
    await gate.hold(heldRequestOf(request, reply))
  }
}
