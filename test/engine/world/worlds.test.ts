import { test } from 'tap'
import type { LocalExploFake } from '../../../src/fake.ts'
import { createExploFake, type Fixture, type World } from '../../../src/index.ts'
import { jsonHeaders, overBothHandles, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }
const fixtures: Fixture = {
  team_id: 7,
  visibility_groups: [
    { name: 'Production', api_tokens: [{ token: 'production', permission: 'read-write' }] },
    { name: 'Sandbox' },
  ],
  customers: [{ provided_id: 'globex', token: 'globex-token' }],
}

const idsOf = async (world: World) => ((await world.inspect()).customers ?? []).map(({ provided_id }) => provided_id)

overBothHandles(
  'each world has its own team, data, tokens, clock, snapshots and journal',
  { fixtures },
  async (t, { explo, post }) => {
    const one = await explo.world({ name: 'one' })
    const other = await explo.world({ name: 'other' })

    const replies = [await post(path, acme, one.apiToken), await post(path, acme, other.apiToken)]
    await one.clock.freeze()
    await one.snapshot('kept')

    const teams = await Promise.all([explo, one, other].map(async (world) => (await world.inspect()).team_id))
    const tokens = [explo, one, other].flatMap((world) => world.tokens.map(({ token }) => token))
    t.strictSame(
      replies.map(({ body }) => body.new_user_group),
      [true, true],
    )
    t.equal(new Set(replies.map(({ body }) => (body.user_group as { token: string }).token)).size, 2)
    t.strictSame([await idsOf(explo), await idsOf(one)], [['globex'], ['globex', 'acme']])
    t.equal(new Set(teams).size, 3)
    t.equal(new Set(tokens).size, tokens.length)
    t.strictSame([(await other.clock.read()).mode, await other.snapshots()], ['running', []])
    t.strictSame([(await explo.requests.list()).length, (await one.requests.list()).length], [0, 1])
    t.strictSame(
      [one.name, one.tokens.map(({ visibilityGroup }) => visibilityGroup)],
      ['one', ['Production', 'Sandbox', 'Sandbox']],
    )
  },
)

overBothHandles('only the API token selects the world', async (t, { explo, post }) => {
  const world = await explo.world()
  await post(path, acme, world.apiToken)

  const found = await post('/api/get_customer/', { provided_id: 'acme' }, world.apiToken)
  const hidden = await post('/api/get_customer/', { provided_id: 'acme' })

  t.strictSame([found.status, hidden.status], [200, 404])
  t.match(await explo.requests.list(), [{ reason: '404: there is no customer "acme" in visibility group Production' }])
})

overBothHandles('a world can have its own fixtures, whose API tokens are not used', async (t, { explo }) => {
  const world = await explo.world({ name: 'own', fixtures: [fixtures, { customers: [{ provided_id: 'initech' }] }] })

  const state = await world.inspect()
  t.equal(state.team_id, 7)
  t.match(state.customers, [{ provided_id: 'globex', token: 'globex-token' }, { provided_id: 'initech' }])
  t.notOk(world.tokens.some(({ token }) => token === 'production'))
  await world.reset()
  t.strictSame(await idsOf(world), ['globex', 'initech'])
})

overBothHandles('a fork begins as a copy, and both change separately', async (t, { explo, post }) => {
  await post(path, acme)
  await explo.clock.set('2030-01-01T00:00:00Z')
  await explo.clock.freeze()

  const fork = await explo.fork('fork')
  const again = await explo.world({ from: fork })
  await post(path, { user_group_id: 'globex', name: 'Globex' }, fork.apiToken)
  await post(path, { user_group_id: 'initech', name: 'Initech' })

  t.strictSame(
    [await idsOf(explo), await idsOf(fork), await idsOf(again)],
    [['acme', 'initech'], ['acme', 'globex'], ['acme']],
  )
  t.match([(await fork.clock.read()).now, (await fork.clock.read()).mode], [/^2030-01-01T00:00:0/, 'frozen'])
  await fork.reset()
  t.strictSame(await idsOf(fork), ['acme'])
  t.match((await explo.inspect()).customers, (await fork.inspect()).customers)
})

overBothHandles('a snapshot can be restored repeatedly, also after resets', async (t, { explo, post }) => {
  await post(path, acme)
  await explo.snapshot('one group')
  await post(path, { user_group_id: 'globex', name: 'Globex' })

  const first = await explo.restore('one group')
  const afterFirst = [await idsOf(explo), await explo.requests.list()]
  await explo.reset()
  await explo.restore('one group', { test: 'the second' })

  t.strictSame([first, afterFirst], [{ epoch: 2 }, [['acme'], []]])
  t.strictSame([await idsOf(explo), await explo.snapshots()], [['acme'], ['one group']])
  await t.rejects(explo.restore('one grop'), {
    code: 'EXPLO_FAKE_UNKNOWN_SNAPSHOT',
    problem: 'There is no snapshot "one grop".',
    hint: 'Did you mean "one group"?',
  })
})

overBothHandles('calls to a closed world are refused with the reason', async (t, { explo, post }) => {
  const world = await explo.world({ name: 'short' })
  await world[Symbol.asyncDispose]()

  t.equal((await post(path, acme, world.apiToken)).status, 401)
  t.strictSame(
    (await explo.worlds()).map(({ name }) => name),
    ['default'],
  )
  await t.rejects(explo.world({ from: world }), {
    name: 'OptionError',
    problem: `There is no world "${world.id}" to copy.`,
    hint: 'Known are: default.',
  })
})

test('members that would change a closed world are refused', async (t) => {
  const { explo } = await startFake(t)
  const world = await explo.world({ name: 'short' })
  await world.close()
  await world.close()

  const refusal = {
    code: 'EXPLO_FAKE_WORLD_CLOSED',
    problem: 'The world "short" is closed.',
    hint: 'Open another one with `world()`, or close this one later.',
  }
  for (const call of changesOf(world)) await t.rejects(async () => void (await call()), refusal)
})

test('the refusal after the fake was closed advises to create another fake', async (t) => {
  const { explo } = await startFake(t)
  const world = await explo.world({ name: 'short' })
  await world.close()
  await explo.close()

  const refusal = {
    code: 'EXPLO_FAKE_WORLD_CLOSED',
    problem: 'The fake is closed.',
    hint: 'Start another one with `createExploFake()`, or close this one later.',
  }
  for (const call of [...changesOf(explo), ...changesOf(world)]) {
    await t.rejects(async () => void (await call()), refusal)
  }
})

/** Each means nothing once the world is closed. What it held can still be looked into. */
function changesOf(world: World): (() => Promise<unknown>)[] {
  const operation = 'createCustomer'
  return [
    () => world.reset(),
    () => world.seed({}),
    () => world.fork(),
    () => world.snapshot('x'),
    () => world.requests.clear(),
    () => world.gate({ operation, at: 'received' }),
    () => world.faults.add({ match: { operation }, then: 'throttled' }),
    () => world.faults.remove('f1'),
    () => world.faults.clear(),
    () => world.clock.set(0),
    () => world.clock.advance('1s'),
    () => world.clock.freeze(),
    () => world.clock.resume(),
  ]
}

overBothHandles('an unknown option of a world is refused with the nearest one', async (t, { explo }) => {
  const refusals = [
    [{ nam: 'x' }, 'A world has no option "nam".', 'Did you mean "name"?'],
    [{ name: ' ' }, 'A world cannot be named " ".', 'Give a text that is not blank.'],
    [{ from: 'defalt' }, 'There is no world "defalt" to copy.', 'Did you mean "default"?'],
    [
      { from: 'default', fixtures: {} },
      'A world begins with "fixtures" or as a copy, not both.',
      'Leave out "fixtures" or "from".',
    ],
  ] as const
  for (const [creation, problem, hint] of refusals) {
    const expected =
      'nam' in creation && explo.constructor.name.startsWith('Remote') ? 'A world has no "nam".' : problem
    await t.rejects(explo.world(creation as object), { name: 'OptionError', problem: expected, hint })
  }
  await t.rejects(explo.fork(''), { name: 'OptionError', problem: 'A world cannot be named "".' })
  await t.rejects(explo.snapshot(''), { name: 'OptionError', problem: 'A snapshot cannot be named "".' })
  await t.rejects(explo.reset({ test: '' }), { name: 'OptionError', problem: 'A test cannot be named "".' })
  await t.rejects(explo.world({ fixtures: { custmers: [] } as Fixture }), { name: 'FixtureError' })
})

test('copying a world that does not exist is refused', async (t) => {
  const { explo } = await startFake(t)

  await t.rejects(explo.world({ from: null as unknown as World }), {
    name: 'OptionError',
    problem: 'There is no world undefined to copy.',
  })
})

overBothHandles(
  'more worlds than the limit are refused, until one is closed',
  { maxWorlds: 2 },
  async (t, { explo }) => {
    const world = await explo.world()

    await t.rejects(explo.fork(), {
      code: 'EXPLO_FAKE_TOO_MANY_WORLDS',
      problem: 'There are 2 worlds, as many as there may be.',
      hint: 'Close worlds that are no longer used, or let idle ones expire with the option "worldTtl", or raise "maxWorlds".',
    })
    await world.close()
    t.ok(await explo.fork())
  },
)

overBothHandles(
  'with unknownTokens "new-world", an unknown API token opens a world',
  { unknownTokens: 'new-world' },
  async (t, { explo, post }) => {
    await post(path, acme, 'worker-1')
    await post(path, acme, 'worker-2')
    const again = await post(path, acme, 'worker-1')

    const [, first, second] = await explo.worlds()
    t.equal(again.body.new_user_group, false)
    t.match([first?.name, first?.apiToken, second?.name], ['API token …er-1', 'worker-1', 'API token …er-2'])
    t.strictSame([await idsOf(explo), await first?.requests.list().then((list) => list.length)], [[], 2])
    await first?.reset()
    t.equal((await post(path, acme, 'worker-1')).body.new_user_group, true)
    await first?.close()
    t.equal((await post(path, acme, 'worker-1')).body.new_user_group, true)
  },
)

test('the first request of a worker may have its read-only token', async (t) => {
  const { explo, post } = await startFake(t, { unknownTokens: 'new-world' })

  const readOnly = await post(path, acme, 'worker-1-read-only')
  const readWrite = await post(path, acme, 'worker-1')

  t.strictSame([readOnly.status, readWrite.status], [403, 200])
  t.equal((await explo.worlds()).length, 2)
})

test('a customer token opens no world', async (t) => {
  const { explo, post } = await startFake(t, {
    unknownTokens: 'new-world',
    fixtures: { customers: [{ provided_id: 'acme', token: 'acme-token' }] },
  })

  const reply = await post(path, acme, 'acme-token')

  t.equal(reply.status, 401)
  t.equal((await explo.worlds()).length, 1)
})

test('a request that would open one world too many is answered with 503, and the journal gives the reason', async (t) => {
  await using explo = await createExploFake({ unknownTokens: 'new-world', maxWorlds: 1, listen: false })

  const reply = await explo.fetch(`http://explo${path}`, { method: 'POST', headers: jsonHeaders('worker-1') })

  t.equal(reply.status, 503)
  t.strictSame(await reply.json(), { success: 0, detail: 'Service unavailable.' })
  t.match(await explo.requests.list(), [
    {
      reason: '503: the API token is new, and there are 1 worlds, as many as there may be',
      hint: 'Close worlds that are no longer used, let idle ones expire (worldTtl), or raise maxWorlds.',
    },
  ])
})

test('idle worlds expire, which makes room for new ones', async (t) => {
  const { explo, post } = await startFake(t, { worldTtl: '10m', maxWorlds: 3 })
  /** As if so much time had gone by since each world was used. */
  const wait = (milliseconds: number) => {
    for (const world of (explo as LocalExploFake).registry.list()) world.usedAt -= milliseconds
  }
  const used = await explo.world({ name: 'used' })
  const idle = await explo.world({ name: 'idle' })

  wait(500_000)
  const before = [await post(path, acme, used.apiToken)]
  wait(500_000)
  const after = [await post(path, acme, used.apiToken), await post(path, acme, idle.apiToken)]
  const third = await explo.world({ name: 'third' })
  wait(700_000)
  const fourth = await explo.world({ name: 'fourth' })

  t.strictSame(
    [...before, ...after].map(({ status }) => status),
    [200, 200, 401],
  )
  t.strictSame(
    (await explo.worlds()).map(({ name }) => name),
    ['default', 'fourth'],
  )
  t.not(third.apiToken, fourth.apiToken)
})

overBothHandles('a seed cannot take the API token of another world', async (t, { explo }) => {
  const world = await explo.world({ name: 'mine' })

  await t.rejects(
    world.seed({
      visibility_groups: [{ name: 'Production', api_tokens: [{ token: explo.apiToken, permission: 'read-write' }] }],
    }),
    {
      name: 'FixtureError',
      mistakes: [
        {
          origin: 'seed',
          pointer: '/visibility_groups/0/api_tokens/0/token',
          message: 'picks the world "default" already. Leave "api_tokens" out, or fork that world.',
        },
      ],
    },
  )
})

overBothHandles('API tokens that a seed adds select the world at once', async (t, { explo, post }) => {
  const world = await explo.world()
  await world.seed({
    visibility_groups: [{ name: 'Sandbox', api_tokens: [{ token: 'sandbox', permission: 'read-write' }] }],
  })

  const reply = await post(path, acme, 'sandbox')

  t.equal(reply.status, 200)
  t.match((await world.inspect()).customers, [{ provided_id: 'acme', visibility_group: 'Sandbox' }])
})

overBothHandles(
  'a seed that replaces everything keeps the API tokens of the world, unless the fixture has some',
  async (t, { explo, post }) => {
    const world = await explo.world()
    const { apiToken } = world

    await world.seed({ customers: [{ provided_id: 'globex' }] }, { mode: 'replace' })

    t.equal(world.apiToken, apiToken)
    t.equal((await post(path, acme, world.apiToken)).status, 200)
    t.equal((await post(path, acme)).status, 200)
  },
)

overBothHandles('the environment of a world makes an application use it', { listen: true }, async (t, { explo }) => {
  const world = await explo.world()

  t.strictSame(world.env(), {
    EXPLO_API_URL: explo.url,
    EXPLO_API_TOKEN: world.apiToken,
    EXPLO_READ_ONLY_API_TOKEN: world.readOnlyToken,
  })
  t.strictSame(Object.keys(world.env({ url: 'MY_URL' }))[0], 'MY_URL')
})

test('the same random seed and names give the same worlds, in any order', async (t) => {
  const fakes = await Promise.all([1, 2].map(() => createExploFake({ listen: false })))
  t.teardown(() => Promise.all(fakes.map((fake) => fake.close())))
  const [one, other] = fakes as [(typeof fakes)[0], (typeof fakes)[0]]
  const names = ['a', 'b', 'a']

  const forwards = []
  for (const name of names) forwards.push(await one.world({ name }))
  const backwards = []
  for (const name of names.toReversed()) backwards.push(await other.world({ name }))

  const keys = (worlds: World[]) => worlds.map(({ id, apiToken }) => [id, apiToken].join()).sort()
  t.strictSame(keys(forwards), keys(backwards))
  t.equal(new Set(keys(forwards)).size, 3)
})
