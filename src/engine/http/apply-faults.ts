import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../faults/outcome.ts'
import { pathOf } from './request.ts'
import { passageOf } from './wait-at-gates.ts'

/** Lets the faults of that phase strike a request. Resolves after their delays, with what is to happen to it. */
export async function strike(
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
  await passageOf(request, reply).sleep(struck.delay)
  return struck.outcome
}

/** Notes in the journal that what the client gets is not Explo's. */
export function noteInjected(request: FastifyRequest, what: string, phase: 'after' | 'before'): void {
  const { entry } = request.arrival
  const effect = phase === 'after' ? ', after Explo did what was asked' : ''
  Object.assign(entry, {
    isInjected: true,
    reason: `${what}: fault ${entry.faults.at(-1)} struck${effect}`,
    hint: null,
    assumptions: [],
  })
}
