import type { ControlRoute } from './route.ts'

export const unmatched: ControlRoute = {
  method: 'GET',
  path: '/requests/unmatched',
  answer: async ({ world }) => ({ requests: await world.requests.unmatched() }),
}
