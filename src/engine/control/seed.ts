import type { Fixture } from '../../explo/fixture/schemas.ts'
import { bodyOf } from './body-of.ts'
import type { ControlRoute } from './route.ts'

export const seed: ControlRoute = {
  method: 'POST',
  path: '/seed',
  body: { customers: [{ provided_id: 'acme', name: 'Acme' }] },
  query: ['mode'],
  answer: (call) => call.world.seed(bodyOf(call, 'a fixture') as Fixture, { ...call.query }),
}
