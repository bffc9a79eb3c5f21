import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'tap'
import { createExploFake, type ExploFake, type Fixture } from '../../../src/index.ts'
import { type ArbitraryRequest, fixtures, outgoing, requests } from '../../support/arbitrary-request.ts'
import { overBothHandles, startFake } from '../../support/helper.ts'
import { repetitions } from '../../support/repetitions.ts'

type Step = ArbitraryRequest | Fixture | 'clear' | 'replace' | 'reset' | 'restore'

/** What tests seed between requests: new records and known ones, and everything that only fixtures can change. */
const seeds: readonly Fixture[] = [
  { customers: [{ provided_id: 'mlb' }, { provided_id: 'nba', properties: { seeded: true } }] },
  { customers: [{ provided_id: 'lakers', token: 'a-token-of-the-fixture', group_tags: ['east'] }] },
  { customers: [{ provided_id: 'nba', end_users: [{ provided_id: 'lakers', email: 'other@example.com' }] }] },
  { group_tags: ['north'], schemas: [{ id: '1', name: 'S' }], dashboards: [{ name: 'E', embed_id: 'dashboard1' }] },
  { embed_secrets: [{ key_id: 'other', visibility_group: 'Production' }], team_id: 12 },
  { visibility_groups: [{ name: 'Staging' }], customers: [{ provided_id: 'nba', visibility_group: 'Staging' }] },
  { publications: [{ resource_type: 'dashboard', embed_id: 'dashboard0', environment: 'prod', version_number: 2 }] },
  { portals: [{ dashboard_embed_id: 'dashboard0', provided_id: 'nba', emails: ['a@example.com'] }] },
  { blueprints: [{ customer_id: 'nba', blueprint_name: 'Costs', tables: [] }] },
]

const step = fc.oneof(
  { weight: 12, arbitrary: requests() },
  { weight: 2, arbitrary: fc.constantFrom(...seeds) },
  { weight: 1, arbitrary: fc.constantFrom('clear', 'replace', 'reset', 'restore' as const) },
)

interface Seen {
  readonly before: Fixture
  readonly after: Fixture
}

/** What `inspect` returned around each request of the journal; undefined where the data was replaced since. */
type Diary = Map<string, Seen | undefined>

async function perform(explo: ExploFake, one: Step, diary: Diary): Promise<void> {
  if (one === 'clear') {
    await explo.requests.clear()
    diary.clear()
  } else if (one === 'reset' || one === 'restore') {
    await (one === 'reset' ? explo.reset() : explo.restore('begun'))
    diary.clear()
  } else if (one === 'replace') {
    await explo.seed(fixtures, { mode: 'replace' })
    for (const id of diary.keys()) diary.set(id, undefined)
  } else if ('operation' in one) {
    const before = await explo.inspect()
    const [path, call] = outgoing(one)
    const reply = await explo.fetch(`https://api.explo.co${path}`, call)
    const after = await explo.inspect()
    diary.set(String(reply.headers.get('x-explo-fake-request')), { before, after })
  } else {
    // One that refers to what is gone is refused, and changes nothing.
    await explo.seed(one).catch(() => undefined)
  }
}

/** Records that were deleted come back to another place, except customers. */
function inAnyOrder(fixture: Fixture): unknown {
  const sorted = (value: unknown) => JSON.stringify([value].flat().toSorted(byText))
  const { customers = [], ...lists } = fixture
  const orderless = customers.map(({ end_users = [], ...rest }) => ({ ...rest, end_users: sorted(end_users) }))
  return { customers: orderless, lists: Object.entries(lists).map(([name, list]) => [name, sorted(list)]) }
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
}

test('requests.state returns what inspect() returned before and after each request', async (t) => {
  const holds = fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      await using explo = await createExploFake({ listen: false, fixtures })
      await explo.snapshot('begun')
      const diary: Diary = new Map()

      for (const one of steps) await perform(explo, one, diary)

      for (const [id, seen] of diary) {
        const told = await explo.requests.state(id).catch(({ code }) => code)
        if (seen === undefined) deepStrictEqual(told, 'EXPLO_FAKE_STATE_GONE')
        else deepStrictEqual([told.before, told.after].map(inAnyOrder), [seen.before, seen.after].map(inAnyOrder))
      }
    }),
    { numRuns: repetitions(10, 500) },
  )

  await t.resolves(holds)
})

const namesIn = ({ customers = [] }: Fixture) => customers.map(({ provided_id, name }) => `${provided_id}: ${name}`)

async function around(explo: ExploFake, id: string): Promise<string[][]> {
  const { before, after } = await explo.requests.state(id)
  return [namesIn(before), namesIn(after)]
}

overBothHandles('the state around a request is gone when all data was replaced since', async (t, { explo, post }) => {
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  await explo.seed({}, { mode: 'replace' })

  await t.rejects(explo.requests.state('r1'), { code: 'EXPLO_FAKE_STATE_GONE' })
})

overBothHandles('a request at a gate changes the state when it is released', async (t, { explo, post }) => {
  const gate = await explo.gate({ operation: 'createCustomer', at: 'beforeCommit' })
  const slow = post('/api/create_customer/', { provided_id: 'slow', name: 'Slow' })
  await gate.arrived

  t.strictSame(await around(explo, 'r1'), [[], []], 'the running request has changed nothing')
  await post('/api/create_user_group/', { user_group_id: 'quick', name: 'Quick' })
  await gate.release()
  await slow

  t.strictSame(await around(explo, 'r1'), [['quick: Quick'], ['quick: Quick', 'slow: Slow']])
  t.strictSame(await around(explo, 'r2'), [[], ['quick: Quick']])
})

test('a refused, unmatched or reading request has the same state before and after', async (t) => {
  const { explo, post, call } = await startFake(t)
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  await post('/api/create_customer/', {})
  await post('/api/nowhere/', {})
  await post('/api/get_customer/', { provided_id: 'acme' })
  await call('DELETE', '/api/delete_customer/', { current_token: (await explo.inspect()).customers?.[0]?.token })

  for (const id of ['r2', 'r3', 'r4']) t.strictSame(await around(explo, id), [['acme: Acme'], ['acme: Acme']], id)
  t.strictSame(await around(explo, 'r5'), [['acme: Acme'], []])
})

test('a dropped request only matters if it changed something since', async (t) => {
  const { explo, post } = await startFake(t, { journal: { maxEntries: 2 } })
  const gate = await explo.gate({ operation: 'createCustomer', at: 'beforeReply' })
  const held = post('/api/create_customer/', { provided_id: 'held', name: 'Held' })
  await gate.arrived

  for (const id of ['a', 'b', 'c']) await post('/api/create_user_group/', { user_group_id: id, name: id })
  await gate.release()
  await held

  await t.rejects(explo.requests.state('r1'), { code: 'EXPLO_FAKE_UNKNOWN_REQUEST' })
  t.strictSame(await around(explo, 'r3'), [
    ['held: Held', 'a: a'],
    ['held: Held', 'a: a', 'b: b'],
  ])
})

test('a dropped request that changed something after a kept one leaves a gap, which the error explains', async (t) => {
  const { explo, post } = await startFake(t, { journal: { maxEntries: 1 } })
  const gate = await explo.gate({ operation: 'createCustomer', at: 'beforeCommit' })
  const held = post('/api/create_customer/', { provided_id: 'held', name: 'Held' })
  await gate.arrived
  await post('/api/create_user_group/', { user_group_id: 'kept', name: 'Kept' })
  await gate.release()
  await held

  await t.rejects(explo.requests.state('r2'), {
    code: 'EXPLO_FAKE_STATE_GONE',
    message: /The state around request "r2" is not available any more\./,
  })
})

test('a request that is answered after its data was replaced has changed nothing', async (t) => {
  const { explo, post } = await startFake(t)
  const gate = await explo.gate({ operation: 'createCustomer', at: 'beforeCommit' })
  const late = post('/api/create_customer/', { provided_id: 'late', name: 'Late' })
  await gate.arrived
  await explo.seed({}, { mode: 'replace' })
  await late
  await post('/api/create_user_group/', { user_group_id: 'next', name: 'Next' })

  await t.rejects(explo.requests.state('r1'), { code: 'EXPLO_FAKE_STATE_GONE' })
  t.strictSame(await around(explo, 'r2'), [[], ['next: Next']])
})

test('only the newest changes of large seeds are kept', async (t) => {
  const { explo, post } = await startFake(t)
  const many = (name: string) => Array.from({ length: 6000 }, (_, index) => ({ provided_id: `${index}`, name }))
  const counts = async (id: string) => (await explo.requests.state(id)).after.customers?.length

  await post('/api/get_customer/', { provided_id: 'first' })
  await explo.seed({ customers: many('once') })
  t.equal(await counts('r1'), 0)
  await post('/api/get_customer/', { provided_id: 'second' })
  await explo.seed({ customers: many('again') })

  t.equal(await counts('r2'), 6000)
  await t.rejects(counts('r1'), { code: 'EXPLO_FAKE_STATE_GONE' })
})

test('a generated embed secret is in the state after the request that created it', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })
  const generate = () => post('/api/generate_jwt/', { provided_id: 'nba', embed_id: 'dashboard0' })

  await Promise.all([generate(), post('/api/create_group_tag/', { name: 'north' })])

  const { before, after } = await explo.requests.state('r1')
  t.strictSame([before.embed_secrets?.length, after.embed_secrets?.length], [1, 2])
  t.strictSame((await explo.requests.state('r2')).before, after)
})

test('a deleted customer is at its position in the earlier state, with its end users in order', async (t) => {
  const endUsers = ['one', 'two'].map((id) => ({ provided_id: id, email: `${id}@example.com` }))
  const customers = ['a', 'b', 'c'].map((id) => ({ provided_id: id, end_users: endUsers }))
  const { explo, call } = await startFake(t, { fixtures: { customers } })
  const before = await explo.inspect()
  await call('DELETE', '/api/delete_customer/', { current_token: before.customers?.[1]?.token })

  t.strictSame(await explo.requests.state('r1'), { before, after: await explo.inspect() })
})
