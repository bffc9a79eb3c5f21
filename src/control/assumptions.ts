import type { ControlRoute } from './route.ts'

/** Every decision about Explo's undocumented behaviour, with the option in force. */
export const assumptions: ControlRoute = (control) => {
  control.get('/assumptions', async ({ world }) => ({ assumptions: await world.assumptions() }))
}
