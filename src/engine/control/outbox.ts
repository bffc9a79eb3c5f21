import type { ControlRoute } from './route.ts'

export const outbox: ControlRoute = {
  method: 'GET',
  path: '/outbox',
  answer: async ({ world }) => ({ emails: await world.outbox() }),
}
