import type { ControlRoute } from './route.ts'

export const late: ControlRoute = {
  method: 'GET',
  path: '/requests/late',
  answer: async ({ world }) => ({ requests: await world.requests.late() }),
}
