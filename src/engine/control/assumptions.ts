import type { ControlRoute } from './route.ts'

/** Every decision about Explo's undocumented behaviour, with the option in force. */
export const assumptions: ControlRoute = {
  method: 'GET',
  path: '/assumptions',
  answer: async ({ world }) => ({ assumptions: await world.assumptions() }),
}
