import type { ControlRoute } from './route.ts'

/** The process answers. */
export const health: ControlRoute = (control) => {
  control.get('/health', () => ({ status: 'ok' }))
}
