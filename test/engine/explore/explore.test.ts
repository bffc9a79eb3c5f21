import { type Test, test } from 'tap'
import {
  createExploFake,
  type ExploFake,
  ExploreError,
  type ExploreOptions,
  type Fixture,
  type Scenario,
  type World,
} from '../../../src/index.ts'
import { accepted, failures as allFailures, type Call, callsIn, retrying } from '../../support/explored-client.ts'
import { overBothHandles, startFake } from '../../support/helper.ts'

const fixtures = { dashboards: [{ name: 'Sales', embed_id: 'abcdefghij' }], group_tags: ['sales'] }
const timeoutMs = 20_000
const create = (call: Call, id = 'acme') => call('/api/create_customer/', { provided_id: id, name: 'A' })
const tag = (call: Call, name = 'europe') => call('/api/create_group_tag/', { name })
const list = (call: Call) => call('/api/group_tags/', undefined, { method: 'GET' })

overBothHandles(
  'a scenario that survives every failure passes, and its world does not change',
  { fixtures },
  async (t, { explo }) => {
    await explo.seed({ customers: [{ provided_id: 'initech' }] })
    const before = await explo.inspect()

    const report = await explo.explore(
      async (world) => {
        const call = callsIn(explo, world)
        await retrying(() => create(call))
        await retrying(() => list(call))
        return (await world.inspect()).customers.map(({ provided_id }) => provided_id)
      },
      { check: (_, { value }) => String(value) === 'initech,acme', faults: allFailures, timeoutMs },
    )

    t.strictSame(report, { calls: 2, runs: 6 + 4 }, 'after a list nothing can be lost but the answer')
    t.strictSame(await explo.inspect(), before)
    t.strictSame(await explo.requests.list(), [])
    t.equal((await explo.worlds()).length, 1)
  },
)

overBothHandles('the error describes the run, and its stack begins in the test', async (t, { explo }) => {
  const error = await failure(
    explo.explore(
      async (world) => {
        const call = callsIn(explo, world)
        await create(call, 'first')
        await create(call).catch(() => create(call, 'acme-2'))
      },
      { faults: [{ phase: 'after', then: { connection: 'reset' } }] },
    ),
  )

  t.equal(error.code, 'EXPLO_FAKE_EXPLORE')
  t.match(error, {
    name: 'ExploreError',
    failure: {
      faults: [{ operation: 'createCustomer', nth: 2, phase: 'after', then: { connection: 'reset' } }],
      race: null,
      reason: 'state',
      replay: /^explore-[\w-]+$/,
    },
  })
  t.equal(
    error.message,
    `createCustomer (call 2) committed, the answer was lost (reset), the client retried with another provided_id: 3 customers instead of 2.
EXPLO_FAKE_REPLAY=${error.failure.replay} repeats this run.`,
  )
  t.match(
    error.stack?.split('\n').find((line) => /^ +at /.test(line)),
    'explore.test.ts',
  )
})

test('two failures are tried when one alone does no harm', async (t) => {
  const explo = await start(t)
  const scenario: Scenario<World, unknown> = (world) => {
    const call = callsIn(explo, world)
    return retrying((attempt) => create(call, attempt < 3 ? 'acme' : 'acme-2'))
  }

  await t.resolves(explo.explore(scenario, { faults: allFailures, timeoutMs }))
  const error = await failure(explo.explore(scenario, { faults: allFailures, timeoutMs, depth: 2 }))

  t.match(error.failure, {
    faults: [
      { operation: 'createCustomer', nth: 1, phase: 'before', then: 'throttled' },
      { operation: 'createCustomer', nth: 2, phase: 'before', then: 'throttled' },
    ],
    reason: 'state',
  })
  t.match(
    error.problem,
    'createCustomer did nothing and answered throttled, createCustomer (call 2) did nothing and answered throttled, the client retried with another provided_id: customer acme-2 instead of customer acme.',
  )
  setReplay(t, error)
  t.strictSame(
    (await failure(explo.explore(scenario, { faults: allFailures, timeoutMs, depth: 2 }))).failure,
    error.failure,
  )
})

test('the second failure after the operation only concerns calls that succeed', async (t) => {
  const explo = await start(t)
  const faults: ExploreOptions<World, unknown>['faults'] = [
    { phase: 'after', then: { connection: 'reset' } },
    { phase: 'before', then: { status: 503 } },
  ]

  const error = await failure(
    explo.explore(
      async (world) => {
        const call = callsIn(explo, world)
        const { customers } = await world.inspect()
        await retrying(() => create(call, 'a'))
        for (let attempt = 1; attempt < 5; attempt++) {
          const answer = await create(call, attempt === 3 ? 'c' : 'b').catch(() => undefined)
          if (answer?.status === 200) return customers.length
        }
        throw new Error('No answer.')
      },
      { timeoutMs, depth: 2, faults },
    ),
  )

  t.match(error.problem, 'committed, the answer was lost (reset), createCustomer (call 3) committed')
  t.match(error.failure.faults, [
    { nth: 2, phase: 'after' },
    { nth: 3, phase: 'after' },
  ])
})

test('runs that lead to a known result are not continued', async (t) => {
  const explo = await start(t)
  const scenario: Scenario<World, unknown> = (world) => retrying(() => create(callsIn(explo, world)))

  const { runs } = await explo.explore(scenario, { faults: allFailures, timeoutMs, depth: 2 })

  t.ok(runs > 6 && runs < 6 + 6 * 5, `${runs} runs`)
})

const failures: Record<string, [then: NonNullable<ExploreOptions<World, unknown>['faults']>[number], says: string]> = {
  'an answer of your own': [{ phase: 'before', then: { status: 418 } }, 'did nothing and answered 418'],
  'an answer after the operation': [{ phase: 'after', then: { status: 502 } }, 'committed, but answered 502'],
  'a missing answer': [{ phase: 'before', then: { connection: 'empty' } }, 'did nothing and gave no answer (empty)'],
}
for (const [title, [fault, says]] of Object.entries(failures)) {
  test(`a failure can be ${title}`, async (t) => {
    const explo = await start(t)

    const error = await failure(
      explo.explore((world) => create(callsIn(explo, world)).then(accepted), {
        faults: [fault],
        check: (_, outcome) => outcome.error === undefined,
      }),
    )

    t.match(error.problem, `createCustomer ${says}, the scenario failed with "`)
    t.match(error.problem, /: the check returned false\.$/)
  })
}

test('the answer of a read can be lost, and that of a refused call has nothing to lose', async (t) => {
  const explo = await start(t)
  const faults = [{ phase: 'after', then: { connection: 'reset' } }] as const

  const report = await explo.explore(
    async (world) => {
      const call = callsIn(explo, world)
      await list(call)
      await create(call, '')
    },
    { faults },
  )

  t.strictSame(report, { calls: 2, runs: 1 })
})

test('a slow answer takes time on the frozen clock of the world', async (t) => {
  const explo = await start(t, { clock: '2026-01-01T00:00:00Z' })
  const faults = [{ phase: 'before', then: { connection: 'slow', over: 50 } }] as const

  const report = await explo.explore((world) => create(callsIn(explo, world)), { faults })

  t.strictSame(report, { calls: 1, runs: 1 })
  t.equal((await explo.clock.read()).mode, 'frozen')
})

test('generated values of the service may differ between runs', async (t) => {
  const explo = await start(t)

  const report = await explo.explore(
    async (world) => {
      const call = callsIn(explo, world)
      await retrying(() => create(call))
      const blueprint = { customer_id: 'acme', blueprint_name: 'Stock', tables: [] }
      accepted(await call('/api/create_blueprint/', blueprint))
      await retrying(() => call('/api/generate_jwt/', { provided_id: 'acme', embed_id: 'abcdefghij' }))
      accepted(
        await call('/api/dashboard/report/', {
          provided_id: 'acme',
          dashboard_embed_id: 'abcdefghij',
          email: 'ann@acme.test',
        }),
      )
    },
    { timeoutMs, faults: [{ phase: 'before', then: 'server-error' }] },
  )

  t.strictSame(report, { calls: 4, runs: 4 })
})

test('unmatched calls do not fail, and concurrent calls may arrive in any order', async (t) => {
  const explo = await start(t)

  const report = await explo.explore(
    async (world) => {
      const call = callsIn(explo, world)
      await Promise.all([
        call('/api/nothing/'),
        call('/v2/api/user_groups/', undefined, { method: 'GET' }),
        retrying(() => tag(call, 'a')),
        retrying(() => create(call)),
      ]).catch(() => undefined)
    },
    { timeoutMs, faults: [{ phase: 'before', then: 'server-error' }] },
  )

  t.equal(report.runs, 2)
})

test('calls that the scenario does not await finish before the state is compared', async (t) => {
  const explo = await start(t)
  const faults = [{ phase: 'before', then: { connection: 'slow', over: 1 } }] as const

  const report = await explo.explore(
    (world) => {
      void create(callsIn(explo, world))
    },
    { faults },
  )

  t.strictSame(report, { calls: 1, runs: 1 })
})

const races: Record<string, { run: (call: Call) => Promise<unknown>; reason: string; message: RegExp }> = {
  'that reads before it writes': {
    async run(call) {
      const { body } = accepted(await list(call))
      if (body.group_tags.some(({ name }: { name: string }) => name === 'europe')) return
      accepted(await tag(call))
    },
    reason: 'error',
    message: /^two scenarios at once, the first \w+ goes first: the scenario failed with "Explo answered 400\."\.$/,
  },
  'that reads before it creates a blueprint': {
    async run(call) {
      const { body } = accepted(await call('/api/get_customer_blueprints/', { customer_id: 'initech' }))
      if (body.blueprints.length > 0) return
      accepted(await call('/api/create_blueprint/', { customer_id: 'initech', blueprint_name: 'Stock', tables: [] }))
    },
    reason: 'state',
    message: /^two scenarios at once, .*: 2 blueprints instead of 1\.$/,
  },
}
for (const [title, { run, reason, message }] of Object.entries(races)) {
  overBothHandles(
    `a race of two finds a client ${title}`,
    { fixtures: { ...fixtures, customers: [{ provided_id: 'initech' }] } },
    async (t, { explo }) => {
      const options = {
        races: 2 as const,
        timeoutMs,
        faults: [{ phase: 'before' as const, then: 'server-error' as const }],
      }
      const scenario: Scenario<World, unknown> = (world) => run(callsIn(explo, world))
      await t.resolves(explo.explore(scenario, { ...options, races: undefined }))

      const error = await failure(explo.explore(scenario, options))

      t.match(error.problem, message)
      t.match(error.failure, { faults: { length: 0 }, race: { operation: String, first: Number }, reason })
      setReplay(t, error)
      t.strictSame((await failure(explo.explore(scenario, options))).failure, error.failure)
    },
  )
}

test('a race is found that only fails when the second call overtakes the first', async (t) => {
  const explo = await start(t, { customers: [{ provided_id: 'initech' }] })
  const counts = new WeakMap<World, number>()

  const error = await failure(
    explo.explore(
      (world) => {
        const seats = (counts.get(world) ?? 0) + 1
        counts.set(world, seats)
        const call = callsIn(explo, world)
        return retrying(() => call('/api/update_customer/', { provided_id: 'initech', properties: { seats } }))
      },
      { races: 2, timeoutMs, faults: [{ phase: 'before', then: 'server-error' }] },
    ),
  )

  t.equal(
    error.problem,
    'two scenarios at once, the second updateCustomer goes first: customer initech has other properties.',
  )
})

test('a race that ends well in either order passes', async (t) => {
  const explo = await start(t)

  const report = await explo.explore(
    async (world) => {
      const call = callsIn(explo, world)
      await retrying(() => create(call))
      // The second of two scenarios is refused, also without a race.
      accepted(await tag(call))
    },
    { races: 2, timeoutMs, faults: [{ phase: 'before', then: 'server-error' }] },
  )

  t.strictSame(report, { calls: 2, runs: 2 + 4 })
})

test('a scenario whose calls do not overlap has no race', async (t) => {
  const explo = await start(t)
  let turn = Promise.resolve()

  const report = await explo.explore(
    async (world) => {
      const mine = turn.then(async () => void (await retrying(() => create(callsIn(explo, world)))))
      turn = mine
      await mine
    },
    { races: 2, timeoutMs: 3000, faults: [{ phase: 'before', then: 'server-error' }] },
  )

  t.strictSame(report, { calls: 1, runs: 1 + 2 })
})

interface Unexplorable {
  readonly scenario: (run: { explo: ExploFake; world: World; nth: number }) => unknown
  readonly options?: ExploreOptions<World, unknown>
  readonly reason: string
  readonly message: RegExp
}

const unexplorable: Record<string, Unexplorable> = {
  'calls something else in the next run': {
    scenario: ({ explo, world, nth }) => (nth === 1 ? create(callsIn(explo, world)) : list(callsIn(explo, world))),
    reason: 'unstable',
    message:
      /not do the same in each run: it called createCustomer, and in the next run listGroupTags\.\nGive it fixed ids/,
  },
  'calls nothing in the next run': {
    scenario: ({ explo, world, nth }) => nth === 1 && create(callsIn(explo, world)),
    reason: 'unstable',
    message: /it called createCustomer, and in the next run nothing\./,
  },
  'uses a random id': {
    scenario: ({ explo, world, nth }) => create(callsIn(explo, world), `acme-${nth}`),
    reason: 'unstable',
    message: /the next run led to customer acme-2 instead of customer acme-1\./,
  },
  'makes fewer calls under failures': {
    scenario: async ({ explo, world, nth }) => {
      const call = callsIn(explo, world)
      await create(call)
      if (nth < 4) await list(call)
    },
    options: { faults: [{ phase: 'before', then: { status: 200 } }], check: () => true },
    reason: 'unstable',
    message: /ended in another way|listGroupTags was called when nothing failed, and not in a later run/,
  },
  'fails at random': {
    scenario: async ({ explo, world, nth }) => {
      const call = callsIn(explo, world)
      await create(call).catch(() => create(call))
      if (nth === 3) await tag(call)
    },
    options: { faults: [{ phase: 'before', then: { connection: 'reset' } }] },
    reason: 'unstable',
    message:
      /createCustomer did nothing .*: 2 group tags instead of 1\. The same run ended in another way when it was repeated/,
  },
  'fails when no call fails': {
    scenario: ({ explo, world }) => create(callsIn(explo, world), '').then(accepted),
    reason: 'error',
    message:
      /^Without any failure, the scenario failed with "Explo answered 400\."\.\nLet it pass without failures first\.$/,
  },
  'fails with a value that is not an error': {
    scenario: async ({ explo, world }) => {
      await list(callsIn(explo, world))
      throw 'a text'
    },
    reason: 'error',
    message: /^Without any failure, the scenario failed with "a text"\./,
  },
  'does not end': {
    scenario: () => new Promise(() => {}),
    options: { timeoutMs: 50 },
    reason: 'timeout',
    message: /^Without any failure, the scenario did not end within 50 ms\./,
  },
  'does not satisfy its check': {
    scenario: ({ explo, world }) => create(callsIn(explo, world)),
    options: { check: () => false },
    reason: 'check',
    message: /^Without any failure, the check returned false\./,
  },
  'only satisfies its check once': {
    scenario: ({ explo, world, nth }) => create(callsIn(explo, world), nth < 3 ? 'acme' : `acme-${nth}`),
    options: { races: 2, check: async (world) => (await (world as World).inspect()).customers.length === 1 },
    reason: 'check',
    message: /^Two scenarios in turn, without any failure, the check returned false\./,
  },
}
for (const [title, { scenario, options, reason, message }] of Object.entries(unexplorable)) {
  test(`a scenario that ${title} cannot be explored`, async (t) => {
    const explo = await start(t)
    let nth = 0

    const error = await failure(explo.explore((world) => scenario({ explo, world, nth: ++nth }), options))

    t.match(error.message, message)
    t.match(error.failure, { faults: { length: 0 }, race: null, reason, replay: null })
    t.equal((await explo.worlds()).length, 1)
  })
}

test('the cause of a failed check is kept', async (t) => {
  const explo = await start(t)
  const cause = new TypeError('of the check\nwith details')

  const error = await failure(
    explo.explore((world) => create(callsIn(explo, world)), {
      check() {
        throw cause
      },
    }),
  )

  t.match(error.problem, 'the check failed with "of the check".')
  t.equal(error.cause, cause)
})

test('a client that listens to the signal stops when its run times out', async (t) => {
  const explo = await start(t)
  let stopped: unknown

  await failure(
    explo.explore(
      async (world, { signal }) => {
        await create(callsIn(explo, world))
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        stopped = signal.reason
      },
      { timeoutMs: 1000 },
    ),
  )

  t.match(stopped, { message: 'This run is over.' })
})

test('the replay token of another scenario has no effect', async (t) => {
  const explo = await start(t)
  const error = await failure(explo.explore((world) => create(callsIn(explo, world)).catch(() => undefined)))
  setReplay(t, error)

  const options = { timeoutMs, faults: [{ phase: 'before' as const, then: 'server-error' as const }] }
  const report = await explo.explore((world) => retrying(() => list(callsIn(explo, world))), options)

  t.strictSame(report, { calls: 1, runs: 1 })
  const { apiToken } = await explo.world()
  for (const given of [{}, { replay: String(error.failure.replay) }]) {
    const fake = await createExploFake({ listen: false, ...given })
    t.equal((await fake.world()).apiToken, apiToken, 'a fake starts with its usual seed')
    await fake.close()
  }
})

test('the option replay repeats a run of a fake in this process', async (t) => {
  const explo = await start(t)
  let runs = 0
  const scenarioIn = (fake: ExploFake) => (world: World) => {
    runs++
    return create(callsIn(fake, world)).catch(() => undefined)
  }
  const { replay } = (await failure(explo.explore(scenarioIn(explo)))).failure

  const { explo: fake } = await startFake(t, { fixtures, replay: String(replay) })
  runs = 0
  const error = await failure(fake.explore(scenarioIn(fake), { faults: allFailures.slice(1) }))

  t.equal(error.failure.replay, replay)
  t.equal(runs, 4, 'two without failures, and this one twice')
})

test('an invalid replay token is refused', async (t) => {
  const explo = await start(t)
  t.teardown(() => delete process.env.EXPLO_FAKE_REPLAY)
  process.env.EXPLO_FAKE_REPLAY = 'explore-x'

  await t.rejects(
    explo.explore((world) => create(callsIn(explo, world))),
    { code: 'EXPLO_FAKE_OPTION', message: /^The replay token is not one of explore\(\): "explore-x"\./ },
  )
})

test('the error about a scenario without calls says how a client finds the world', async (t) => {
  const explo = await start(t)

  await t.rejects(
    explo.explore(() => create(callsIn(explo, explo))),
    {
      code: 'EXPLO_FAKE_OPTION',
      message: /no request to its world\.\nGive its client the API token .*`world\.apiToken`/,
    },
  )
})

for (const maxEntries of [0, 1]) {
  test(`a scenario with more calls than the ${maxEntries} that the journal keeps is refused`, async (t) => {
    const { explo } = await startFake(t, { journal: { maxEntries } })

    await t.rejects(
      explo.explore(async (world) => {
        const call = callsIn(explo, world)
        await create(call)
        await list(call)
      }),
      { code: 'EXPLO_FAKE_OPTION', message: `the journal keeps: ${2 - maxEntries} were dropped.` },
    )
  })
}

test('an error while inspecting a run is thrown, and is not a finding', async (t) => {
  const explo = await start(t)

  await t.rejects(
    explo.explore(async (world) => {
      await create(callsIn(explo, world))
      world.lint = () => Promise.reject(new TypeError('a defect'))
    }),
    new TypeError('a defect'),
  )
})

const mistakes: Record<string, [options: unknown, message: string]> = {
  'an option that does not exist': [{ retries: 1 }, 'There is no option "retries" of explore.'],
  'a check that is not a function': [{ check: true }, '"check" of explore cannot be true.'],
  'a depth of three': [{ depth: 3 }, '"depth" of explore cannot be 3.'],
  'a race of three': [{ races: 3 }, '"races" of explore cannot be 3.'],
  'no time': [{ timeoutMs: 0 }, '"timeoutMs" of explore cannot be 0.'],
  'no failures': [{ faults: [] }, '"faults" of explore cannot be []'],
  'a failure without a phase': [{ faults: [{ then: 'throttled' }] }, '"phase" of explore cannot be undefined.'],
  'a failure that does nothing': [{ faults: [{ phase: 'after' }] }, '"then" of explore cannot be undefined.'],
  'an error that does not exist': [{ faults: [{ phase: 'after', then: 'throtled' }] }, 'Did you mean "throttled"?'],
  'a failure with more': [{ faults: [{ phase: 'after', then: 'throttled', nth: 1 }] }, 'has no "nth"'],
}
for (const [title, [options, message]] of Object.entries(mistakes)) {
  test(`${title} is refused before the scenario runs`, async (t) => {
    const explo = await start(t)
    let runs = 0

    await t.rejects(
      explo.explore(() => ++runs, options as ExploreOptions<World, number>),
      { code: 'EXPLO_FAKE_OPTION', message },
    )

    t.equal(runs, 0)
  })
}

test('a scenario must be a function', async (t) => {
  const explo = await start(t)

  await t.rejects(explo.explore(null as never), {
    code: 'EXPLO_FAKE_OPTION',
    message: /^The scenario is not a function\./,
  })
})

async function start(t: Test, { clock, ...more }: Fixture & { clock?: string } = {}): Promise<ExploFake> {
  const options = clock === undefined ? {} : { clock }
  const { explo } = await startFake(t, { fixtures: { ...fixtures, ...more }, ...options })
  return explo
}

async function failure(explored: Promise<unknown>): Promise<ExploreError> {
  return explored.then(
    (report) => {
      throw new Error(`Nothing was found: ${JSON.stringify(report)}`)
    },
    (error) => {
      if (error instanceof ExploreError) return error
      throw error
    },
  )
}

function setReplay(t: Test, error: ExploreError): void {
  t.teardown(() => delete process.env.EXPLO_FAKE_REPLAY)
  process.env.EXPLO_FAKE_REPLAY = String(error.failure.replay)
}
