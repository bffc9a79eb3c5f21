import { test } from 'tap'
import { LocalWorld } from '../../../src/engine/handle/local-world.ts'
import { resolveOptions } from '../../../src/engine/options/resolve-options.ts'
import { Worlds } from '../../../src/engine/world/worlds.ts'
import { explo } from '../../../src/explo/index.ts'
import { Customers } from '../../../src/explo/records/customers.ts'
import type { Fixture, SeedOptions } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

const path = {
  create: '/api/create_user_group/',
  refresh: '/api/refresh_user_group_token/',
}
const acme = { user_group_id: 'acme', name: 'Acme' }
const fixtures: Fixture = { team_id: 7, customers: [{ provided_id: 'globex', token: 'globex-token' }] }

test('a reset restores data and tokens, removes seeds, and restarts the journal with its ids', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })
  const before = await explo.inspect()
  const first = await post(path.create, acme)
  await post(path.refresh, { current_token: 'globex-token' })
  await explo.seed({
    team_id: 8,
    visibility_groups: [{ name: 'Testing', api_tokens: [{ token: explo.apiToken, permission: 'read-only' }] }],
    hierarchy_levels: ['Customer'],
    group_tags: ['sales'],
    schemas: [{ id: '40' }],
  })

  const { epoch } = await explo.reset()

  t.equal(epoch, 2)
  t.strictSame(await explo.inspect(), before)
  t.strictSame(await explo.requests.list(), [])
  t.equal(await explo.requests.dropped(), 0)
  t.strictSame((await post(path.create, acme)).body, first.body)
  t.match(await explo.requests.list(), [{ id: 'r1' }])
})

test('a reset after a seed that replaced everything goes back to the initial fixtures', async (t) => {
  const { explo } = await startFake(t, { fixtures })
  const before = await explo.inspect()

  await explo.seed({ visibility_groups: [{ name: 'Other' }] }, { mode: 'replace' })
  await explo.reset()

  t.strictSame(await explo.inspect(), before)
})

test('each reset begins a new epoch', async (t) => {
  const { explo } = await startFake(t)

  t.strictSame(
    [await explo.reset(), await explo.reset(), await explo.reset()],
    [{ epoch: 2 }, { epoch: 3 }, { epoch: 4 }],
  )
})

test('a reset does not visit stored records, so its time does not depend on their number', async (t) => {
  const settings = resolveOptions({}, explo)
  const world = new Worlds([explo.fixture.draftOf({}, 'test')], settings, () => ({ url: '' })).default
  const handle = new LocalWorld(world)
  const customers = Array.from({ length: 100 }, (_, index) => ({ provided_id: `customer ${index}` }))
  await handle.seed({ customers })
  const { state } = world
  const untouchable = () => t.fail('a stored customer was touched')
  for (const method of ['get', 'byToken', 'list', 'childrenOf', 'update', 'remove'] as const) {
    t.intercept(Customers.prototype, method, { value: untouchable })
  }

  await handle.reset()

  t.not(world.state, state)
  t.not(world.state.store, state.store)
})

test('a seed with mode "replace" removes all data, and keeps the journal', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: { ...fixtures, group_tags: ['sales'] } })
  const { apiToken } = explo
  await post(path.create, acme)

  const seeded = await explo.seed(
    { visibility_groups: [{ name: 'Other' }], customers: [{ provided_id: 'initech' }] },
    { mode: 'replace' },
  )

  t.strictSame(seeded, { created: 1, updated: 0 })
  t.match(await explo.inspect(), {
    team_id: 1,
    visibility_groups: [{ name: 'Other' }],
    customers: [{ provided_id: 'initech', visibility_group: 'Other' }],
    group_tags: { length: 0 },
  })
  t.match(await explo.requests.list(), [{ id: 'r1', operation: 'createUserGroup' }])
  t.equal((await post(path.create, acme, apiToken)).status, 401)
  t.match((await post(path.create, acme)).body, { new_user_group: true })
})

for (const mode of ['merge', 'replace'] as const) {
  test(`a seed with a mistake and mode "${mode}" stores nothing`, async (t) => {
    const { explo } = await startFake(t, { fixtures })
    const before = await explo.inspect()

    const seeded = explo.seed(
      {
        team_id: 9,
        visibility_groups: [{ name: 'Testing' }],
        customers: [{ provided_id: 'fine' }, { provided_id: 'wrong', group_tags: ['unknown'] }],
      },
      { mode },
    )

    await t.rejects(seeded, { code: 'EXPLO_FAKE_FIXTURE', message: /^seed: \/customers\/1\/group_tags\/0 names / })
    t.strictSame(await explo.inspect(), before)
  })
}

test('a seed with a misspelt mode or option is refused', async (t) => {
  const { explo } = await startFake(t)
  const seed = (options: unknown) => explo.seed({}, options as SeedOptions)

  await t.rejects(seed({ mode: 'replase' }), {
    code: 'EXPLO_FAKE_OPTION',
    problem: 'There is no seed mode "replase".',
    hint: 'Did you mean "replace"?',
  })
  await t.rejects(seed({ mode: true }), {
    code: 'EXPLO_FAKE_OPTION',
    problem: 'There is no seed mode true.',
    hint: 'Known are: merge, replace.',
  })
  await t.rejects(seed({ mod: 'replace' }), {
    code: 'EXPLO_FAKE_OPTION',
    problem: 'There is no option "mod" of seed.',
    hint: 'Did you mean "mode"?',
  })
  await t.rejects(seed(null), {
    code: 'EXPLO_FAKE_OPTION',
    problem: 'The options of seed must be an object, not null.',
    hint: 'Its keys are: mode.',
  })
})

test('a seed that is not a fixture is refused', async (t) => {
  const { explo } = await startFake(t)

  await t.rejects(explo.seed('./fixtures/default.json' as Fixture), {
    message: /^seed: must be an object, but is "\.\/fixtures\/default\.json"\.\nNothing was stored\./,
  })
})
