import { Type } from '@sinclair/typebox'
import { type GateOptions, gatePoints, type ReleaseOptions } from '../../gates/gate.ts'
import type { Service } from '../../service.ts'
import { GateRecord, Gate as GateSchema, Release, requestsOf, type ScopedSchemas } from '../control-schemas.ts'
import type { Member } from '../member.ts'

/** The gates of a world. */
export function gateMembers({ examples }: Service, { RequestRecord }: ScopedSchemas): readonly Member[] {
  const { operation, where } = examples.create
  return [
    {
      method: 'GET',
      path: '/gates',
      says: 'The gates since the last reset, and what each holds.',
      answer: Type.Object({
        gates: Type.Array(GateRecord),
        points: Type.Array(Type.String(), { description: 'The points of an operation at which a gate may be.' }),
      }),
      handle: { gates: { returns: ({ gates }) => gates } },
      run: async ({ handle }) => ({ gates: await handle.gates(), points: gatePoints }),
    },
    {
      method: 'POST',
      path: '/gates',
      says: 'Holds requests at a point of an operation, until the gate is released.',
      body: {
        schema: GateSchema,
        example: { operation, at: 'beforeCommit', where, parties: 1, timeoutMs: 5000 },
        needed: 'a gate',
      },
      answer: Type.Object({ id: Type.String() }),
      errors: ['WORLD_CLOSED'],
      alsoServes: ['gate', 'gate.id'],
      run: async ({ handle, body }) => {
        const { id } = await handle.gate(body as GateOptions)
        return { id }
      },
    },
    {
      method: 'GET',
      path: '/gates/:id/arrived',
      says: 'Answers with the held requests when as many have come as the gate waits for.',
      answer: requestsOf(RequestRecord),
      errors: ['UNKNOWN_GATE', 'GATE_MISSED', 'GATE_OVER'],
      alsoServes: ['gate.arrived'],
      run: async ({ world, parameters: { id } }) => ({ requests: await world.gateWithId(id as string).arrived }),
    },
    {
      method: 'POST',
      path: '/gates/:id/release',
      says: 'Lets the held requests go, one after the other, and all later ones pass.',
      body: { schema: Release, example: { order: ['r2', 'r1'] } },
      errors: ['UNKNOWN_GATE', 'GATE_MISSED', 'GATE_OVER'],
      alsoServes: ['gate.release'],
      run: async ({ world, parameters: { id }, body = {}, reply }) => {
        await world.gateWithId(id as string).release(body as ReleaseOptions)
        return reply.code(204).send()
      },
    },
  ]
}
