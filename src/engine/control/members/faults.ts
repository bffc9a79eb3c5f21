import { Type } from '@sinclair/typebox'
import { connections } from '../../faults/connections.ts'
import type { Fault } from '../../faults/fault.ts'
import type { Service } from '../../service.ts'
import { ArmedFault, Fault as FaultSchema } from '../control-schemas.ts'
import type { Member } from '../member.ts'

/** The faults of a world. */
export function faultMembers({ examples }: Service): readonly Member[] {
  return [
    {
      method: 'GET',
      path: '/faults',
      says: 'The faults, spent ones too.',
      answer: Type.Object({
        faults: Type.Array(ArmedFault),
        errors: Type.Array(Type.String(), { description: 'The names of errors that `then` may have.' }),
        connections: Type.Array(Type.String(), {
          description: 'The names of failures that `then.connection` may have.',
        }),
      }),
      handle: { 'faults.list': { returns: ({ faults }) => faults } },
      run: async ({ handle, worlds }) => ({
        faults: await handle.faults.list(),
        errors: Object.keys(worlds.settings.service.vendorErrors),
        connections,
      }),
    },
    {
      method: 'POST',
      path: '/faults',
      says: 'Arms a fault.',
      body: {
        schema: FaultSchema,
        example: {
          match: examples.create,
          skip: 0,
          times: 1,
          window: { from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' },
          phase: 'before',
          then: { status: 503, body: { success: 0 }, headers: { 'retry-after': '1' } },
          delay: '2s',
          rate: 0.5,
        },
        needed: 'a fault',
      },
      answer: ArmedFault,
      errors: ['WORLD_CLOSED'],
      handle: { 'faults.add': { send: (body) => ({ body }) } },
      run: ({ handle, body }) => handle.faults.add(body as Fault),
    },
    {
      method: 'DELETE',
      path: '/faults',
      says: 'Removes all faults.',
      errors: ['WORLD_CLOSED'],
      handle: { 'faults.clear': {} },
      run: async ({ handle, reply }) => {
        await handle.faults.clear()
        return reply.code(204).send()
      },
    },
    {
      method: 'DELETE',
      path: '/faults/:id',
      says: 'Removes a fault.',
      errors: ['UNKNOWN_FAULT', 'WORLD_CLOSED'],
      handle: { 'faults.remove': { send: (id) => ({ parameters: { id } }) } },
      run: async ({ handle, parameters: { id }, reply }) => {
        await handle.faults.remove(id as string)
        return reply.code(204).send()
      },
    },
  ]
}
