import { Type } from '@sinclair/typebox'
import type { ClockMode } from '../../clock/clock.ts'
import type { Instant } from '../../clock/read-time.ts'
import { checkOneOf } from '../../input/check-input.ts'
import { Choice, Closed, Duration, Instant as InstantSchema, Time } from '../control-schemas.ts'
import type { Member } from '../member.ts'

const modes: readonly ClockMode[] = ['frozen', 'running']
const Mode = Choice(...modes)
const ClockReading = Closed({ now: Time, mode: Mode }, 'Clock')
const nothing = () => undefined

export const clockMembers: readonly Member[] = [
  {
    method: 'GET',
    path: '/clock',
    says: 'The time of the world, and whether its clock runs or is frozen.',
    answer: ClockReading,
    handle: { 'clock.read': {}, 'clock.now': { returns: ({ now }) => new Date(now) } },
    run: ({ handle }) => handle.clock.read(),
  },
  {
    method: 'PUT',
    path: '/clock',
    says: 'Sets, freezes or resumes the clock.',
    body: {
      schema: Closed({ now: Type.Optional(InstantSchema), mode: Type.Optional(Mode) }),
      example: { now: '2026-01-01T00:00:00Z', mode: 'frozen' },
      called: 'A clock',
    },
    answer: ClockReading,
    errors: ['WORLD_CLOSED'],
    handle: {
      'clock.set': { send: (now) => ({ body: { now } }), returns: nothing },
      'clock.freeze': { send: () => ({ body: { mode: 'frozen' } }), returns: nothing },
      'clock.resume': { send: () => ({ body: { mode: 'running' } }), returns: nothing },
    },
    run: async ({ handle, body }) => {
      const { now, mode } = body as { now?: Instant; mode?: ClockMode }
      if (mode !== undefined) checkOneOf(mode, modes, (given) => `There is no mode ${given} of a clock.`)
      if (mode === 'frozen') await handle.clock.freeze()
      if (now !== undefined) await handle.clock.set(now)
      if (mode === 'running') await handle.clock.resume()
      return handle.clock.read()
    },
  },
  {
    method: 'POST',
    path: '/clock/advance',
    says: 'Moves the clock forwards. Answers when the work that became due has ended or waits again.',
    body: { schema: Closed({ by: Duration }), example: { by: '25h' }, called: 'An advance' },
    answer: ClockReading,
    errors: ['WORLD_CLOSED'],
    handle: { 'clock.advance': { send: (by) => ({ body: { by } }), returns: nothing } },
    run: async ({ handle, body }) => {
      await handle.clock.advance((body as { by: string }).by)
      return handle.clock.read()
    },
  },
]
