import type { ControlRoute } from './route.ts'

/** The support matrix. */
export const supportMatrix: ControlRoute = {
  method: 'GET',
  path: '/routes',
  answer: async ({ world }) => ({ routes: await world.routes() }),
}
