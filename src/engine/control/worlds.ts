import type { Fixture } from '../../explo/fixture/schemas.ts'
import type { LocalWorld } from '../world/local-world.ts'
import { ControlError } from './errors.ts'
import { readBody } from './read-body.ts'
import type { ControlRoute } from './route.ts'

export const listWorlds: ControlRoute = {
  method: 'GET',
  path: '/worlds',
  isOfFake: true,
  answer: ({ worlds }) => ({ worlds: worlds.list().map(describeWorld) }),
}

export const openWorld: ControlRoute = {
  method: 'POST',
  path: '/worlds',
  body: { name: 'signs up', fixtures: [{ customers: [{ provided_id: 'acme' }] }], from: 'default' },
  isOfFake: true,
  answer: async ({ settings, body }) => {
    const given = readBody(body, 'A world', ['name', 'fixtures', 'from'])
    for (const source of [given.fixtures].flat()) refusePath(source)
    return describeWorld(await settings.openWorld(given as { fixtures?: Fixture }))
  },
}

/** The world of the `Explo-Authorization` token, or with `/worlds/:id/fork` the one of that id. */
export const forkWorld: ControlRoute = {
  method: 'POST',
  path: '/fork',
  body: { name: 'signs up' },
  answer: async ({ world, body }) => {
    const { name } = readBody(body, 'A fork', ['name'])
    return describeWorld(await world.fork(name as string | undefined))
  },
}

export const readWorld: ControlRoute = {
  method: 'GET',
  path: '/world',
  answer: ({ world }) => describeWorld(world),
}

export const closeWorld: ControlRoute = {
  method: 'DELETE',
  path: '/world',
  answer: async ({ world, worlds, reply }) => {
    if (world === worlds.default) {
      throw new ControlError(
        409,
        'EXPLO_FAKE_DEFAULT_WORLD',
        'The default world ends with the fake, not before.',
        'Reset it, or stop the fake.',
      )
    }
    await world.close()
    return reply.code(204).send()
  },
}

function describeWorld({ id, name, tokens, state }: LocalWorld) {
  const first = (permission: string) => tokens.find((token) => token.permission === permission)?.token
  return {
    id,
    name,
    apiToken: first('read-write'),
    readOnlyToken: first('read-only'),
    tokens,
    epoch: state.epoch,
  }
}

/** What a test may ask of the fake is not which files of its machine are fixtures. */
function refusePath(source: unknown): void {
  if (typeof source !== 'string') return
  throw new ControlError(
    400,
    'EXPLO_FAKE_BODY',
    'The fixtures of a world cannot be a path here.',
    'Send the fixture itself.',
  )
}
