import type { ControlRoute } from './route.ts'

/** The support matrix. */
export const routes: ControlRoute = (control) => {
  control.get('/routes', async ({ world }) => ({ routes: await world.routes() }))
}
