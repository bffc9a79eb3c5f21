import type { ControlRoute } from './route.ts'

export const embedSecrets: ControlRoute = (control) => {
  control.get('/embed-secrets', async ({ world }) => ({ embedSecrets: await world.embedSecrets() }))
}
