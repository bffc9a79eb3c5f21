import { Type } from '@sinclair/typebox'
import { type GateOptions, gatePoints, type ReleaseOptions } from '../../gates/gate.ts'
import type { Service } from '../../service.ts'
import { Choice, Closed, Fields, Milliseconds, type ScopedSchemas, Texts } from '../control-schemas.ts'
import type { Member } from '../member.ts'

const parts = { operation: Type.String(), at: Choice(...gatePoints), where: Type.Optional(Fields) }
const Parties = Type.Integer({ minimum: 1 })

const GateBody = Closed({ ...parts, parties: Type.Optional(Parties), timeoutMs: Type.Optional(Milliseconds) }, 'Gate')

const GateRecord = Closed(
  {
    id: Type.String(),
    ...parts,
    parties: Parties,
    timeoutMs: Milliseconds,
    status: Choice('arrived', 'missed', 'released', 'waiting'),
    requests: Texts,
  },
  'GateRecord',
)

export function gateMembers({ examples }: Service, { Requests }: ScopedSchemas): readonly Member[] {
  const { operation, where } = examples.create
  return [
    {
      method: 'GET',
      path: '/gates',
      says: 'The gates since the last reset, and the requests that each holds.',
      answer: Type.Object({
        gates: Type.Array(GateRecord),
        points: Type.Array(Type.String(), { description: 'The points at which a gate can hold requests.' }),
      }),
      handle: { gates: { returns: ({ gates }) => gates } },
      run: async ({ handle }) => ({ gates: await handle.gates(), points: gatePoints }),
    },
    {
      method: 'POST',
      path: '/gates',
      says: 'Sets up a gate, which holds requests at a point of an operation until it is released.',
      body: {
        schema: GateBody,
        example: { operation: operation.name, at: 'beforeCommit', where, parties: 1, timeoutMs: 5000 },
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
      says: 'Waits until the gate holds `parties` requests, and answers with them.',
      answer: Requests,
      answerKey: 'requests',
      errors: ['UNKNOWN_GATE', 'GATE_MISSED', 'GATE_OVER'],
      alsoServes: ['gate.arrived'],
      run: ({ world, parameters: { id } }) => world.gateWithId(id as string).arrived,
    },
    {
      method: 'POST',
      path: '/gates/:id/release',
      says: 'Releases the held requests one after another. Later requests pass the gate.',
      body: { schema: Closed({ order: Type.Optional(Texts) }), example: { order: ['r2', 'r1'] } },
      errors: ['UNKNOWN_GATE', 'GATE_MISSED', 'GATE_OVER'],
      alsoServes: ['gate.release'],
      run: ({ world, parameters: { id }, body = {} }) => world.gateWithId(id as string).release(body as ReleaseOptions),
    },
  ]
}
