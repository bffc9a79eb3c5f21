import type { ControlRoute } from './route.ts'

export const state: ControlRoute = {
  method: 'GET',
  path: '/state',
  answer: ({ world }) => world.inspect(),
}
