import type { ControlRoute } from './route.ts'

export const unmatched: ControlRoute = (control) => {
  control.get('/requests/unmatched', async ({ world }) => ({ requests: await world.requests.unmatched() }))
}
