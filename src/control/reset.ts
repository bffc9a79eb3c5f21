import type { ControlRoute } from './route.ts'

export const reset: ControlRoute = (control) => {
  control.post('/reset', ({ world }) => world.reset())
}
