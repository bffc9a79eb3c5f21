import type { ClockMode } from '../clock/clock.ts'
import type { Duration, Instant } from '../clock/read-time.ts'
import { suggestion } from '../input/nearest.ts'
import { shown } from '../input/shown.ts'
import { OptionError } from '../input/tester-error.ts'
import { readBody } from './read-body.ts'
import type { ControlRoute } from './route.ts'

const modes: readonly ClockMode[] = ['frozen', 'running']

export const readClock: ControlRoute = {
  method: 'GET',
  path: '/clock',
  answer: ({ world }) => world.clock.read(),
}

export const setClock: ControlRoute = {
  method: 'PUT',
  path: '/clock',
  body: { now: '2026-01-01T00:00:00Z', mode: 'frozen' },
  answer: async ({ world, body }) => {
    const { now, mode } = readBody(body, 'A clock', ['now', 'mode'])
    if (mode !== undefined && !modes.includes(mode as ClockMode)) {
      throw new OptionError(`There is no mode ${shown(mode)} of a clock.`, suggestion(String(mode), modes))
    }
    if (mode === 'frozen') await world.clock.freeze()
    if (now !== undefined) await world.clock.set(now as Instant)
    if (mode === 'running') await world.clock.resume()
    return world.clock.read()
  },
}

export const advanceClock: ControlRoute = {
  method: 'POST',
  path: '/clock/advance',
  body: { by: '25h' },
  answer: async ({ world, body }) => {
    const { by } = readBody(body, 'An advance', ['by'])
    await world.clock.advance(by as Duration)
    return world.clock.read()
  },
}
