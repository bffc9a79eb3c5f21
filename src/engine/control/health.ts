import type { ControlRoute } from './route.ts'

/** The process answers. */
export const health: ControlRoute = {
  method: 'GET',
  path: '/health',
  isOfFake: true,
  isPublic: true,
  answer: () => ({ status: 'ok' }),
}
