import type { GateOptions, ReleaseOptions } from '../gates/gate.ts'
import { bodyOf } from './body-of.ts'
import type { ControlRoute } from './route.ts'

export const listGates: ControlRoute = {
  method: 'GET',
  path: '/gates',
  answer: async ({ world }) => ({ gates: await world.gates() }),
}

export const addGate: ControlRoute = {
  method: 'POST',
  path: '/gates',
  body: { operation: 'createCustomer', at: 'beforeCommit', where: { name: 'Acme' }, parties: 1, timeoutMs: 5000 },
  answer: async (call) => {
    const { id } = await call.world.gate(bodyOf(call, 'a gate') as GateOptions)
    return { id }
  },
}

/** Answers when the requests have come. */
export const awaitGate: ControlRoute = {
  method: 'GET',
  path: '/gates/:id/arrived',
  answer: async ({ world, parameters: { id } }) => ({ requests: await world.gateWithId(id as string).arrived }),
}

export const releaseGate: ControlRoute = {
  method: 'POST',
  path: '/gates/:id/release',
  body: { order: ['r2', 'r1'] },
  answer: async ({ world, parameters: { id }, body = {}, reply }) => {
    await world.gateWithId(id as string).release(body as ReleaseOptions)
    return reply.code(204).send()
  },
}
