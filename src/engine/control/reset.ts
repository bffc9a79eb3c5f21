import { readBody } from './read-body.ts'
import type { ControlRoute } from './route.ts'

export const reset: ControlRoute = {
  method: 'POST',
  path: '/reset',
  body: { test: 'signs up' },
  answer: ({ world, body }) => {
    const { test } = readBody(body, 'A reset', ['test'])
    return world.reset({ test: test as string | undefined })
  },
}
