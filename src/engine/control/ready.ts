import { notReady } from './errors.ts'
import type { ControlRoute } from './route.ts'

/** Seeded and listening: 200. Before that, and while closing: 503. */
export const ready: ControlRoute = {
  method: 'GET',
  path: '/ready',
  isOfFake: true,
  isPublic: true,
  answer: ({ settings }) => {
    if (settings.isReady()) return { status: 'ready' }
    throw notReady()
  },
}
