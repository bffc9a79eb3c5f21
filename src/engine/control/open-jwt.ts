import { ControlError } from './errors.ts'
import { readBody } from './read-body.ts'
import type { ControlRoute } from './route.ts'

export const openJwt: ControlRoute = {
  method: 'POST',
  path: '/jwt/open',
  body: { jwt: 'eyJ…' },
  answer: ({ world, body }) => {
    const { jwt } = readBody(body, 'A JWT to open', ['jwt'])
    if (typeof jwt === 'string') return world.openJwt(jwt)
    throw new ControlError(400, 'EXPLO_FAKE_BODY', 'The body has no "jwt".', 'Send { "jwt": "<embed JWT>" }.')
  },
}
