import type { Fault } from '../world/faults/fault.ts'
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
