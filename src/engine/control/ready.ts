import { ControlError } from './errors.ts'
import type { ControlRoute } from './route.ts'

/** Seeded and listening: 200. Before that, and while closing: 503. */
export const ready: ControlRoute = {
  method: 'GET',
  path: '/ready',
  isOfFake: true,
  isPublic: true,
  answer: ({ settings }) => {
    if (settings.isReady()) return { status: 'ready' }
    throw new ControlError(503, 'EXPLO_FAKE_NOT_READY', 'The fake is starting or closing.', 'Ask again in a moment.')
  },
}
