import type { ControlRoute } from './route.ts'

export const state: ControlRoute = (control) => {
  control.get('/state', ({ world }) => world.inspect())
}
