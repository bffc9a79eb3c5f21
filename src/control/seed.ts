import type { Fixture } from '../world/fixture/schemas.ts'
import type { SeedMode } from '../world/world.ts'
import { readQuery } from './query.ts'
import type { ControlRoute } from './route.ts'

export const seed: ControlRoute = (control) => {
  control.post('/seed', ({ world, body, query }) => {
    const { mode } = readQuery(query, ['mode'])
    return world.seed(body as Fixture, mode === undefined ? {} : { mode: mode as SeedMode })
  })
}
