import { Type } from '@sinclair/typebox'
import { type LocalWorld, openWorld } from '../../handle/local-world.ts'
import { checkOneOf } from '../../input/check-input.ts'
import type { Service } from '../../service.ts'
import { describeTokens } from '../../world/api-tokens.ts'
import type { World } from '../../world/world.ts'
import { Count, FixtureRef, type ScopedSchemas, Texts } from '../control-schemas.ts'
import { ControlError } from '../errors.ts'
import type { Member } from '../member.ts'

/** A remote handle asks for the API tokens, because a change of the data can change them. */
const withTokens = { include: 'tokens' }
const Include = Type.Optional(
  Type.Literal('tokens', { description: '`tokens`: the answer also has the API tokens of the world.' }),
)
const Test = Type.Optional(Type.String({ description: 'The name of the test that begins.' }))

export function worldMembers(
  { fixture, credentialsHeader }: Service,
  { Tokens, WorldReport }: ScopedSchemas,
): readonly Member[] {
  const Epoch = Type.Object({ epoch: Type.Integer({ minimum: 1 }), tokens: Type.Optional(Tokens) })
  return [
    {
      method: 'POST',
      path: '/reset',
      says: 'Resets the world to its fixtures: data, tokens, clock, counters, faults, gates, journal and outbox.',
      query: Type.Object({ include: Include }),
      body: { schema: Type.Object({ test: Test }), example: { test: 'signs up' }, called: 'A reset' },
      answer: Epoch,
      errors: ['WORLD_CLOSED'],
      handle: { reset: { send: (options = {}) => ({ query: withTokens, body: options }), tellsTokens: true } },
      run: ({ handle, body, query }) => including(query.include, handle, () => handle.reset(body as { test?: string })),
    },
    {
      method: 'POST',
      path: '/seed',
      says: 'Stores a fixture. With `mode=replace`, the fixture replaces all stored data.',
      query: Type.Object({
        mode: Type.Optional(Type.Unsafe({ type: 'string', enum: ['merge', 'replace'], default: 'merge' })),
        include: Include,
      }),
      body: { schema: FixtureRef, example: fixture.example, needed: 'a fixture' },
      answer: Type.Object({ created: Count, updated: Count, tokens: Type.Optional(Tokens) }),
      errors: ['FIXTURE', 'WORLD_CLOSED'],
      handle: {
        seed: {
          send: (fixture, options = {}) => ({ query: { ...options, ...withTokens }, body: fixture }),
          tellsTokens: true,
        },
      },
      run: ({ handle, body, query: { include, ...options } }) =>
        including(include, handle, () => handle.seed(body, options)),
    },
    {
      method: 'POST',
      path: '/snapshots/:name/restore',
      says: 'Resets the world to a snapshot instead of its fixtures.',
      query: Type.Object({ include: Include }),
      body: { schema: Type.Object({ test: Test }), example: { test: 'logs in' }, called: 'A restore' },
      answer: Epoch,
      errors: ['UNKNOWN_SNAPSHOT', 'WORLD_CLOSED'],
      handle: {
        restore: {
          send: (name, options = {}) => ({ parameters: { name }, query: withTokens, body: options }),
          tellsTokens: true,
        },
      },
      run: ({ handle, parameters, body, query }) =>
        including(query.include, handle, () => handle.restore(parameters.name as string, body as { test?: string })),
    },
    {
      method: 'GET',
      path: '/snapshots',
      says: 'The names of the snapshots.',
      answer: Texts,
      answerKey: 'snapshots',
      handle: { snapshots: {} },
      run: ({ handle }) => handle.snapshots(),
    },
    {
      method: 'POST',
      path: '/snapshots',
      says: 'Saves data, tokens, outbox and clock under a name.',
      body: { schema: Type.Object({ name: Type.String() }), example: { name: 'signed up' }, called: 'A snapshot' },
      answer: Type.Object({ name: Type.String() }),
      errors: ['WORLD_CLOSED'],
      handle: { snapshot: { send: (name) => ({ body: { name } }), returns: () => undefined } },
      run: async ({ handle, body }) => {
        const { name } = body as { name: string }
        await handle.snapshot(name)
        return { name }
      },
    },
    {
      method: 'GET',
      path: '/worlds',
      says: 'The worlds, with the default world first. Every route about a world also exists below `/__admin/worlds/:id`.',
      isOfFake: true,
      answer: Type.Array(WorldReport),
      answerKey: 'worlds',
      alsoServes: ['worlds'],
      run: ({ worlds }) => worlds.list().map(describeWorld),
    },
    {
      method: 'POST',
      path: '/worlds',
      says: 'Opens a world with its own API tokens.',
      isOfFake: true,
      body: {
        schema: Type.Object({
          name: Type.Optional(Type.String()),
          fixtures: Type.Optional(Type.Union([FixtureRef, Type.Array(FixtureRef)])),
          from: Type.Optional(Type.String({ description: 'The id of the world to copy.' })),
        }),
        example: { name: 'signs up', fixtures: [fixture.example], from: 'default' },
        called: 'A world',
      },
      answer: WorldReport,
      errors: ['FIXTURE', 'TOO_MANY_WORLDS'],
      alsoServes: ['world'],
      run: async ({ worlds, body }) => {
        const given = body as { fixtures?: object }
        for (const source of [given.fixtures].flat()) refusePath(source)
        return describeWorld(await openWorld(given, worlds))
      },
    },
    {
      method: 'POST',
      path: '/fork',
      says: 'Opens a copy of this world with its own API tokens.',
      body: {
        schema: Type.Object({ name: Type.Optional(Type.String()) }),
        example: { name: 'signs up' },
        called: 'A fork',
      },
      answer: WorldReport,
      errors: ['TOO_MANY_WORLDS', 'WORLD_CLOSED'],
      alsoServes: ['fork'],
      run: async ({ world, body }) => describeWorld(world.fork((body as { name?: string }).name)),
    },
    {
      method: 'GET',
      path: '/world',
      says: `The world that the path or the \`${credentialsHeader.name}\` header selects, with its tokens.`,
      answer: WorldReport,
      alsoServes: ['apiToken', 'readOnlyToken', 'tokens', 'env'],
      run: ({ world }) => describeWorld(world),
    },
    {
      method: 'DELETE',
      path: '/world',
      says: 'Closes the world. Its tokens no longer select a world.',
      errors: ['DEFAULT_WORLD'],
      alsoServes: ['close'],
      run: ({ world, worlds }) => {
        if (world === worlds.default) {
          throw new ControlError('DEFAULT_WORLD', 'The default world cannot be closed.', 'Reset it, or stop the fake.')
        }
        world.close()
      },
    },
  ]
}

/** The result of a change. With `include=tokens`, also the API tokens that the world then has. @throws {OptionError} */
async function including(
  include: string | undefined,
  handle: LocalWorld,
  change: () => Promise<object>,
): Promise<object> {
  if (include === undefined) return change()
  checkOneOf(include, ['tokens'], (given) => `An answer cannot include ${given}.`)
  return { ...(await change()), tokens: handle.tokens }
}

function describeWorld(world: World) {
  const first = (permission: string) => world.tokens.find((token) => token.permission === permission)?.token
  return {
    id: world.id,
    name: world.name,
    apiToken: first('read-write'),
    readOnlyToken: first('read-only'),
    tokens: describeTokens(world),
    epoch: world.state.epoch,
  }
}

/** A caller must not make the fake read files of its machine. */
function refusePath(source: unknown): void {
  if (typeof source !== 'string') return
  throw new ControlError('BODY', 'The fixtures of a world cannot be a path here.', 'Send the fixture itself.')
}
