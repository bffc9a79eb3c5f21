import type { ControlRoute } from './route.ts'

export const lint: ControlRoute = {
  method: 'GET',
  path: '/lint',
  answer: ({ world }) => world.lint(),
}
