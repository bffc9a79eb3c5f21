import fc from 'fast-check'
import { test } from 'tap'
import { createExploFake, type ExploFake, ExploFakeError, type Fixture, type World } from '../../../src/index.ts'
import { jsonHeaders, overBothHandles, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }

const withToken = (...tokens: string[]): Fixture => ({
  visibility_groups: [
    { name: 'Production', api_tokens: tokens.map((token) => ({ token, permission: 'read-write' as const })) },
  ],
})

function keptFor(name: string) {
  return {
    name: 'FixtureError',
    mistakes: [
      {
        origin: 'seed',
        pointer: '/visibility_groups/0/api_tokens/0/token',
        message: `is kept for the world "${name}", whose fixtures or snapshots have it. Leave "api_tokens" out, or close that world.`,
      },
    ],
  }
}

overBothHandles('no other world can take an API token that a reset brings back', async (t, { explo, post }) => {
  const world = await explo.world({ name: 'mine' })
  const { apiToken } = explo
  await explo.seed(withToken('other'), { mode: 'replace' })

  await t.rejects(world.seed(withToken(apiToken)), keptFor('default'))

  await explo.reset()
  t.equal(explo.apiToken, apiToken)
  t.equal((await post(path, acme)).status, 200)
  t.strictSame([(await explo.requests.list()).length, (await world.requests.list()).length], [1, 0])
})

overBothHandles('no other world can take an API token that a snapshot brings back', async (t, { explo }) => {
  const [one, other] = [await explo.world({ name: 'one' }), await explo.world({ name: 'other' })]
  await one.seed(withToken('mine'))
  await one.snapshot('mine')
  await one.reset()

  await t.rejects(other.seed(withToken('mine')), keptFor('one'))

  await one.close()
  t.match(await other.seed(withToken('mine')), { created: 0 })
})

for (const token of ['undefined', 'null', '']) {
  test(`the API token "${token}", as of an unset variable, opens no world`, async (t) => {
    const { explo, post } = await startFake(t, { unknownTokens: 'new-world' })

    const reply = await post(path, acme, token)

    t.equal(reply.status, 401)
    t.equal((await explo.worlds()).length, 1)
    t.match((await explo.requests.list())[0]?.reason, token === '' ? /has no token/ : `the word "${token}", as of a`)
  })
}

test('an API token that a reset brings back opens no new world', async (t) => {
  const { explo, post } = await startFake(t, { unknownTokens: 'new-world' })
  const { apiToken } = explo
  await explo.seed(withToken('other'), { mode: 'replace' })

  const reply = await post(path, acme, apiToken)

  t.equal(reply.status, 401)
  t.match(await explo.requests.list(), [{ reason: '401: no world has the API token …oken, and it can open none' }])
  t.equal((await explo.worlds()).length, 1)
})

test('a token opens no world if that would give an empty token, or one token to two worlds', async (t) => {
  const { explo, post } = await startFake(t, { unknownTokens: 'new-world' })

  const replies = [
    await post(path, acme, '-read-only'),
    await post(path, acme, '-read-only-read-only'),
    await post(path, acme, 'worker-read-only-read-only'),
  ]

  t.strictSame(
    replies.map(({ status }) => status),
    [401, 401, 401],
  )
  t.equal((await explo.worlds()).length, 1)
})

test('a world that a token opens does not take the read-only token of another world', async (t) => {
  const { explo, post } = await startFake(t, { unknownTokens: 'new-world' })
  await explo.seed(withToken('worker-read-only'))

  const readWrite = await post(path, acme, 'worker')
  const ofDefault = await post(path, acme, 'worker-read-only')

  t.strictSame([readWrite.status, ofDefault.status], [401, 200])
  t.strictSame((await explo.worlds()).length, 1)
})

test('a fixture without API tokens that replaces everything takes no token of another world', async (t) => {
  const { explo } = await startFake(t, { fixtures: withToken('mine') })
  const world = await explo.world()
  await world.seed(withToken('explo-test-token'))

  await t.rejects(explo.seed({ customers: [] }, { mode: 'replace' }), {
    name: 'FixtureError',
    mistakes: [
      {
        origin: 'seed',
        pointer: '',
        message: /^would get the API token "explo-test-token", which picks the world "world" already/,
      },
    ],
  })
  t.equal(explo.apiToken, 'mine')
})

const tokens = ['a', 'b', 'a-read-only', 'explo-test-token']
const actions = [
  'seed',
  'replace',
  'replaceByNothing',
  'request',
  'reset',
  'snapshot',
  'restore',
  'fork',
  'close',
] as const
const step = fc.record({
  action: fc.constantFrom(...actions),
  token: fc.constantFrom(...tokens),
  at: fc.nat({ max: 3 }),
})

test('no sequence of operations gives two worlds the same token', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      await using explo = await createExploFake({ listen: false, unknownTokens: 'new-world', maxWorlds: 4 })
      for (const { action, token, at } of steps) {
        const worlds = await explo.worlds()
        await act(explo, worlds[at % worlds.length] as World, action, token).catch(expectRefusal)
        const all = (await explo.worlds()).flatMap((world) => world.tokens.map(({ token }) => token))
        if (new Set(all).size < all.length || all.includes('')) throw new Error(`The worlds have the tokens ${all}.`)
      }
    }),
    { numRuns: 60 },
  )
})

async function act(explo: ExploFake, world: World, action: (typeof actions)[number], token: string): Promise<unknown> {
  switch (action) {
    case 'seed':
      return world.seed(withToken(token))
    case 'replace':
      return world.seed(withToken(token), { mode: 'replace' })
    case 'replaceByNothing':
      return world.seed({}, { mode: 'replace' })
    case 'request':
      return explo.fetch(`http://explo${path}`, { method: 'POST', headers: jsonHeaders(token), body: '{}' })
    case 'reset':
      return world.reset()
    case 'snapshot':
      return world.snapshot('kept')
    case 'restore':
      return world.restore('kept')
    case 'fork':
      return world.fork()
    case 'close':
      return world.id === 'default' ? undefined : world.close()
  }
}

function expectRefusal(error: unknown): void {
  if (!(error instanceof ExploFakeError)) throw error
}
