import type { ControlRoute } from './route.ts'

export const outbox: ControlRoute = (control) => {
  control.get('/outbox', async ({ world }) => ({ emails: await world.outbox() }))
}
