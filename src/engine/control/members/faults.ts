import { Type } from '@sinclair/typebox'
import { connections } from '../../faults/connections.ts'
import { type Fault, vendorErrorNames } from '../../faults/fault.ts'
import type { Service } from '../../service.ts'
import { Choice, Closed, Count, Fields, Instant, Nullable } from '../control-schemas.ts'
import type { Member } from '../member.ts'

const parts = {
  match: Closed({
    operation: Type.Optional(Type.String()),
    method: Type.Optional(Type.String()),
    path: Type.Optional(Type.String()),
    where: Type.Optional(Fields),
  }),
  window: Type.Optional(Closed({ from: Type.Optional(Instant), until: Type.Optional(Instant) })),
  then: Type.Optional(
    Type.Unsafe<unknown>({
      description:
        'The name of an error, `{ status, body, headers }` or `{ connection }`. Without it, the fault only delays.',
      type: ['object', 'string'],
    }),
  ),
  delay: Type.Optional(
    Type.Unsafe<unknown>({
      type: ['number', 'object', 'string'],
      description: 'Milliseconds, a duration such as `2s`, or `{ median, sigma }`.',
    }),
  ),
  rate: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
}
const Times = Type.Unsafe<unknown>({ type: ['integer', 'string'], description: 'A number from 1, or `unlimited`.' })
const Phase = Choice('before', 'after')

const FaultBody = Closed(
  { ...parts, skip: Type.Optional(Count), times: Type.Optional(Times), phase: Type.Optional(Phase) },
  'Fault',
)

const ArmedFault = Closed(
  {
    id: Type.String(),
    ...parts,
    skip: Count,
    times: Times,
    phase: Phase,
    hits: Count,
    isSpent: Type.Boolean(),
    replay: Nullable(Type.String()),
  },
  'ArmedFault',
)

export function faultMembers({ examples }: Service): readonly Member[] {
  const { operation, where } = examples.create
  return [
    {
      method: 'GET',
      path: '/faults',
      says: 'The faults, including spent ones.',
      answer: Type.Object({
        faults: Type.Array(ArmedFault),
        errors: Type.Array(Type.String(), { description: 'The error names that `then` accepts.' }),
        connections: Type.Array(Type.String(), { description: 'The names that `then.connection` accepts.' }),
      }),
      handle: { 'faults.list': { returns: ({ faults }) => faults } },
      run: async ({ handle }) => ({ faults: await handle.faults.list(), errors: vendorErrorNames, connections }),
    },
    {
      method: 'POST',
      path: '/faults',
      says: 'Arms a fault.',
      body: {
        schema: FaultBody,
        example: {
          match: { operation: operation.name, method: operation.method, path: operation.url, where },
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
      run: ({ handle }) => handle.faults.clear(),
    },
    {
      method: 'DELETE',
      path: '/faults/:id',
      says: 'Removes a fault.',
      errors: ['UNKNOWN_FAULT', 'WORLD_CLOSED'],
      handle: { 'faults.remove': { send: (id) => ({ parameters: { id } }) } },
      run: ({ handle, parameters: { id } }) => handle.faults.remove(id as string),
    },
  ]
}
