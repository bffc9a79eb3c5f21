import type { Fault } from '../faults/fault.ts'
import { bodyOf } from './body-of.ts'
import type { ControlRoute } from './route.ts'

export const listFaults: ControlRoute = {
  method: 'GET',
  path: '/faults',
  answer: async ({ world }) => ({ faults: await world.faults.list() }),
}

export const addFault: ControlRoute = {
  method: 'POST',
  path: '/faults',
  body: {
    match: { operation: 'createCustomer', method: 'POST', path: '/api/create_customer/', where: { name: 'Acme' } },
    skip: 0,
    times: 1,
    window: { from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' },
    phase: 'before',
    then: { status: 503, body: { success: 0 }, headers: { 'retry-after': '1' } },
    delay: '2s',
    rate: 0.5,
  },
  answer: (call) => call.world.faults.add(bodyOf(call, 'a fault') as Fault),
}

export const clearFaults: ControlRoute = {
  method: 'DELETE',
  path: '/faults',
  answer: async ({ world, reply }) => {
    await world.faults.clear()
    return reply.code(204).send()
  },
}

export const removeFault: ControlRoute = {
  method: 'DELETE',
  path: '/faults/:id',
  answer: async ({ world, parameters: { id }, reply }) => {
    await world.faults.remove(id as string)
    return reply.code(204).send()
  },
}
