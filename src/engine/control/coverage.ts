import type { ControlRoute } from './route.ts'

export const coverage: ControlRoute = {
  method: 'GET',
  path: '/coverage',
  answer: ({ world }) => world.coverage(),
}
