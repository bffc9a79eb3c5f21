import type { ControlRoute } from './route.ts'

export const explain: ControlRoute = {
  method: 'GET',
  path: '/requests/:id/explain',
  answer: async ({ world, parameters: { id } }) => ({ explanation: await world.explain(id as string) }),
}
