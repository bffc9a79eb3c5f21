import { readBody } from './read-body.ts'
import type { ControlRoute } from './route.ts'

/** `{ "test"?: "the name of the test that begins" }` */
export const reset: ControlRoute = {
  method: 'POST',
  path: '/reset',
  answer: ({ world, body }) => {
    const { test } = readBody(body, 'A reset', ['test'])
    return world.reset({ test: test as string | undefined })
  },
}
