import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../faults/outcome.ts'
import { pathOf } from './request.ts'
import { heldRequestOf } from './wait-at-gates.ts'

/** Applies the faults of a phase. Resolves after their delays, with the outcome for the request. */
export async function applyFaults(
  request: FastifyRequest,
  reply: FastifyReply,
  phase: 'after' | 'before',
): Promise<Outcome | undefined> {
  const { entry, state } = request.arrival
  const victim = { entry, operation: entry.operation as string, path: pathOf(request) }
  const struck = state.faults?.strike(phase, victim, state.clock.now())
  if (!struck) return undefined

  entry.faults = [...entry.faults, ...struck.ids]
  reply.header('x-explo-fake-fault', entry.faults.join(', '))
  await heldRequestOf(request, reply).sleep(struck.delay)
  return struck.outcome
}

/** Notes in the journal that a fault made the reply. */
export function noteInjected(request: FastifyRequest, what: string, phase: 'after' | 'before'): void {
  const { entry, world } = request.arrival
  const effect = phase === 'after' ? `, after ${world.settings.service.name} did what was asked` : ''
  Object.assign(entry, {
    isInjected: true,
    reason: `${what}: fault ${entry.faults.at(-1)} struck${effect}`,
    hint: null,
    assumptions: [],
  })
}
