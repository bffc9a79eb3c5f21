import type { ControlRoute } from './route.ts'

export const reset: ControlRoute = {
  method: 'POST',
  path: '/reset',
  answer: ({ world }) => world.reset(),
}
