import { ControlError } from './errors.ts'
import type { ControlRoute } from './route.ts'

export const openJwt: ControlRoute = {
  method: 'POST',
  path: '/jwt/open',
  answer: ({ world, body }) => {
    const { jwt } = (body ?? {}) as { jwt?: unknown }
    if (typeof jwt === 'string') return world.openJwt(jwt)
    throw new ControlError(400, 'EXPLO_FAKE_BODY', 'The body has no "jwt".', 'Send { "jwt": "<embed JWT>" }.')
  },
}
