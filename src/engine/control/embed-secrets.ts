import type { ControlRoute } from './route.ts'

export const embedSecrets: ControlRoute = {
  method: 'GET',
  path: '/embed-secrets',
  answer: async ({ world }) => ({ embedSecrets: await world.embedSecrets() }),
}
