import { readBody } from './read-body.ts'
import type { ControlRoute } from './route.ts'

export const listSnapshots: ControlRoute = {
  method: 'GET',
  path: '/snapshots',
  answer: async ({ world }) => ({ snapshots: await world.snapshots() }),
}

export const takeSnapshot: ControlRoute = {
  method: 'POST',
  path: '/snapshots',
  body: { name: 'signed up' },
  answer: async ({ world, body }) => {
    const { name } = readBody(body, 'A snapshot', ['name'])
    await world.snapshot(name as string)
    return { name }
  },
}

export const restoreSnapshot: ControlRoute = {
  method: 'POST',
  path: '/snapshots/:name/restore',
  body: { test: 'logs in' },
  answer: ({ world, parameters, body }) => {
    const { test } = readBody(body, 'A restore', ['test'])
    return world.restore(parameters.name as string, { test: test as string | undefined })
  },
}
