import type { Fixture } from '../world/fixture/schemas.ts'
import { ControlError } from './errors.ts'
import type { ControlRoute } from './route.ts'

export const seed: ControlRoute = {
  method: 'POST',
  path: '/seed',
  query: ['mode'],
  answer: ({ world, body, query }) => {
    if (body === undefined) {
      throw new ControlError(400, 'EXPLO_FAKE_NO_BODY', 'The call has no body.', 'Send a fixture as JSON.')
    }
    return world.seed(body as Fixture, { ...query })
  },
}
