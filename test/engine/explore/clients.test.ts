import assert from 'node:assert/strict'
import { type Test, test } from 'tap'
import {
  type CallFailure,
  type ExploFake,
  type ExploFakeOptions,
  ExploreError,
  type ExploreOptions,
  type World,
} from '../../../src/index.ts'
import { type Answer, accepted, type Call, callsIn, failures, retrying } from '../../support/explored-client.ts'
import { startFake } from '../../support/helper.ts'
import { repetitions } from '../../support/repetitions.ts'

const replays = repetitions(1, 100)
const acme = { provided_id: 'acme', name: 'Acme' }
const report = { provided_id: 'initech', dashboard_embed_id: 'abcdefghij', email: 'ann@initech.test' }
const fixtures = {
  dashboards: [{ name: 'Sales', embed_id: 'abcdefghij' }],
  group_tags: ['sales'],
  customers: [{ provided_id: 'initech', properties: { seats: 1 } }],
}

interface Client {
  readonly run: (call: Call, signal: AbortSignal, world: World) => Promise<unknown>
  readonly check?: ExploreOptions<World, unknown>['check']
  readonly lint?: ExploFakeOptions['lint']
}

interface WrongClient extends Client {
  readonly reason: ExploreError['failure']['reason']
  readonly message: RegExp
  readonly faults?: readonly CallFailure[]
  readonly timeoutMs?: number
}

/** Whether the world has everything or nothing of what the client does. */
const wholly: Client['check'] = async (world, { error }) => {
  const { customers } = await world.inspect()
  const stored = customers.find(({ provided_id }) => provided_id === 'acme')
  if (error !== undefined) assert.equal(stored, undefined)
}
const succeeds: Client['check'] = (_, { error }) => assert.equal(error, undefined)

const wrongClients: Record<string, WrongClient> = {
  'retries with another id': {
    run: (call) => retrying((n) => call('/api/create_customer/', { ...acme, provided_id: `acme-${n}` })),
    reason: 'state',
    message: /the client retried with another provided_id: customer acme-2 instead of customer acme-1/,
  },
  'retries with another id when the answer is lost': {
    async run(call) {
      try {
        return accepted(await call('/api/create_customer/', acme))
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        await call('/api/create_customer/', acme)
        return accepted(await call('/api/create_customer/', { ...acme, provided_id: 'acme-2' }))
      }
    },
    reason: 'state',
    message: /\(reset\), the client retried 2 times: 3 customers instead of 2/,
  },
  'sends an e-mail again': {
    run: (call) => retrying(() => call('/api/dashboard/report/', report)),
    reason: 'state',
    message:
      /emailDashboardReport committed, the answer was lost \(reset\), the client retried: 2 e-mails instead of 1/,
  },
  'creates a blueprint again': {
    run: (call) =>
      retrying(() => call('/api/create_blueprint/', { customer_id: 'initech', blueprint_name: 'Stock', tables: [] })),
    reason: 'state',
    message: /createBlueprint committed, .*, the client retried: 2 blueprints instead of 1/,
  },
  'swallows errors': {
    run: (call) => call('/api/create_customer/', acme).catch(() => undefined),
    reason: 'state',
    message: /createCustomer did nothing and answered throttled, the client did not retry: 1 customer instead of 2/,
  },
  'does not look at the status': {
    run: (call) => retrying(async () => ({ ...(await call('/api/create_customer/', acme)), status: 200 })),
    reason: 'state',
    message: /answered throttled, the client did not retry: 1 customer instead of 2/,
  },
  'treats every 4xx as a known customer': {
    run: (call) =>
      retrying(async () => {
        const answer = await call('/api/create_customer/', acme)
        return answer.status < 500 ? { ...answer, status: 200 } : answer
      }),
    reason: 'state',
    message: /answered throttled, the client did not retry/,
  },
  'does not retry at all': {
    run: async (call) => accepted(await call('/api/create_customer/', acme)),
    check: succeeds,
    reason: 'check',
    message: /throttled, the scenario failed with "Explo answered 429\.": the check failed with/,
  },
  'does not retry a reset': {
    run: async (call) => {
      const again = async (): Promise<Answer> => {
        const answer = await call('/api/create_customer/', acme)
        return answer.status === 200 ? answer : again()
      }
      return again()
    },
    check: succeeds,
    reason: 'check',
    message: /gave no answer \(reset\), the scenario failed with "fetch failed"/,
  },
  'retries until a tag is new': {
    async run(call, signal) {
      for (;;) {
        signal.throwIfAborted()
        const answer = await call('/api/create_group_tag/', { name: 'europe' }).catch(() => undefined)
        if (answer?.status === 200) return
      }
    },
    reason: 'calls',
    message: /createGroupTag committed, .* the client retried \d+ times: more than 10 calls instead of 1/,
  },
  'waits for an answer that does not come': {
    run: (call) =>
      call('/api/create_customer/', acme)
        .then(accepted)
        .catch(() => new Promise(() => {})),
    timeoutMs: 1500,
    reason: 'timeout',
    message: /the client did not retry: the scenario did not end within \d+ ms/,
  },
  'leaves half of its work': {
    async run(call) {
      await retrying(() => call('/api/create_customer/', acme))
      accepted(await call('/api/update_customer/', { ...acme, group_tags: ['sales'] }))
    },
    check: wholly,
    reason: 'check',
    message: /updateCustomer did nothing and answered throttled, the scenario failed/,
  },
  'undoes a call that did not happen': {
    async run(call) {
      const { body } = accepted(await call('/api/create_customer/', { provided_id: 'initech', name: 'Initech' }))
      const answer = await call('/api/update_customer/', { provided_id: 'initech', emails: ['a@b.test'] })
      if (answer.status === 200) return
      await call('/api/delete_customer/', { current_token: body.customer.token }, { method: 'DELETE' })
    },
    reason: 'state',
    message: /updateCustomer did nothing and answered throttled, the client did not retry: 0 customers instead of 1/,
  },
  'creates again what it could not delete twice': {
    async run(call, _signal, world) {
      const { customers } = await world.inspect()
      const remove = () => call('/api/delete_customer/', { current_token: customers[0]?.token }, { method: 'DELETE' })
      const { status } = await remove().catch(remove)
      if (status === 404) await call('/api/create_customer/', { provided_id: 'initech', name: 'Initech' })
      else if (status !== 200) throw new Error('The customer is still there.')
    },
    reason: 'state',
    message: /deleteCustomer committed, the answer was lost \(reset\), the client retried: 1 customer instead of 0/,
  },
  'keeps the token that was replaced': {
    async run(call, _signal, world) {
      const token = (await world.inspect()).customers[0]?.token
      const { body } = await call('/api/refresh_customer_token/', { current_token: token }).catch(() => ({ body: {} }))
      return body.customer?.token ?? token
    },
    check: async (world, { value }) => (await world.inspect()).customers[0]?.token === value,
    reason: 'check',
    message: /refreshCustomerToken committed, .*: the check returned false/,
  },
  'records a call before it succeeds': {
    async run(call) {
      const done = new Set<string>()
      const create = async () => {
        if (done.has('acme')) return { status: 200, body: {} }
        done.add('acme')
        return call('/api/create_customer/', acme)
      }
      await retrying(create)
    },
    reason: 'state',
    message: /the client did not retry: 1 customer instead of 2/,
  },
  'repeats a call that is only slow': {
    async run(call) {
      const send = () => call('/api/dashboard/report/', report, { signal: AbortSignal.timeout(700) })
      await send().then(accepted, (error) => {
        if (error.name !== 'TimeoutError') throw error
        return call('/api/dashboard/report/', report)
      })
    },
    faults: [{ phase: 'before', then: { connection: 'slow', over: 3000 } }],
    reason: 'state',
    message: /emailDashboardReport answered slowly, the client retried: 2 e-mails instead of 1/,
  },
  'creates the tag that it has renamed': {
    async run(call) {
      const rename = () => call('/api/rename_group_tag/', { name: 'sales', new_name: 'emea' })
      const { status } = await rename().catch(rename)
      if (status === 200) return
      if (status === 429 || status === 500) throw new Error('Later.')
      await call('/api/create_group_tag/', { name: 'sales' })
    },
    reason: 'state',
    message: /renameGroupTag committed, the answer was lost \(reset\), the client retried: 2 group tags instead of 1/,
  },
  'repeats an addition to a value that it reads again': {
    run: (call) =>
      retrying(async () => {
        const { body } = await call('/api/get_customer/', { provided_id: 'initech' })
        if (!body.customer) return { status: 500, body }
        const seats = body.customer.properties.seats + 1
        return call('/api/update_customer/', { provided_id: 'initech', properties: { seats } })
      }),
    reason: 'state',
    message:
      /updateCustomer committed, .*, the client retried with another properties: customer initech has other properties/,
  },
  'forgets the part that failed': {
    run: (call) =>
      Promise.allSettled(['a', 'b'].map(async (name) => accepted(await call('/api/create_group_tag/', { name })))),
    reason: 'state',
    message: /createGroupTag did nothing and answered throttled, the client did not retry: 2 group tags instead of 3/,
  },
  'treats a failed list as an empty one': {
    async run(call) {
      const { body } = await call('/api/group_tags/', undefined, { method: 'GET' }).catch(() => ({ body: {} }))
      const tags: string[] = body.group_tags ?? []
      if (tags.length === 0) await call('/api/create_group_tag/', { name: 'default' })
    },
    reason: 'state',
    message: /listGroupTags did nothing and answered throttled, .*: 2 group tags instead of 1/,
  },
  'retries too early': {
    run: (call) => retrying(() => call('/api/create_customer/', acme)),
    lint: { earlyRetry: 'fail' },
    reason: 'lint',
    message: /createCustomer did nothing and answered throttled, the client retried: earlyRetry: /,
  },
}

for (const [title, client] of Object.entries(wrongClients)) {
  const { run, check, lint, reason, message, faults = failures, timeoutMs = 20_000 } = client
  test(`explore finds a client that ${title}, and its replay token repeats the failure`, async (t) => {
    const explo = await start(t, lint && { lint })
    const options = { check, faults, timeoutMs }
    const explore = async () => {
      const result = explo.explore((world, { signal }) => run(callsIn(explo, world), signal, world), options)
      return result.then(
        () => t.fail('Nothing was found.'),
        (error: unknown) => error as ExploreError,
      )
    }

    const error = (await explore()) as ExploreError

    t.type(error, ExploreError)
    t.match(error.message, message)
    t.match(error.failure, { reason, race: null })
    t.equal(error.failure.faults.length, 1)
    t.equal((await explo.worlds()).length, 1, 'the forks are closed')
    setReplay(t, error.failure.replay)
    for (let nth = 0; nth < replays; nth++) {
      const repeated = (await explore()) as ExploreError
      t.strictSame(repeated.failure, error.failure)
      t.match(repeated.message, message)
    }
  })
}

const rightClients: Record<string, Client> = {
  'gets or creates with the same id': {
    run: (call) => retrying(() => call('/api/create_customer/', acme)),
    check: succeeds,
  },
  'reports every failure to its caller': {
    run: async (call) => accepted(await call('/api/dashboard/report/', report)),
  },
  'only repeats calls that are safe to repeat': {
    async run(call) {
      await retrying(() => call('/api/create_customer/', acme))
      await retrying(() => call('/api/update_customer/', { ...acme, emails: ['ann@acme.test'] }))
      await retrying(() => call('/api/group_tags/', undefined, { method: 'GET' }))
    },
    check: succeeds,
  },
  'sends an e-mail again only after a 429': {
    async run(call) {
      const send = () => call('/api/dashboard/report/', report)
      const answer = await send()
      accepted(answer.status === 429 ? await send() : answer)
    },
  },
  'treats a missing customer as deleted': {
    async run(call, _signal, world) {
      const { customers } = await world.inspect()
      const body = { current_token: customers[0]?.token }
      await retrying(async () => {
        const answer = await call('/api/delete_customer/', body, { method: 'DELETE' })
        return answer.status === 404 ? { ...answer, status: 200 } : answer
      })
    },
    check: succeeds,
  },
  'waits on the clock of the world': {
    run: (call, _signal, world) =>
      retrying(async () => {
        const answer = await call('/api/create_customer/', acme)
        if (answer.status === 429) await world.clock.advance('60s')
        return answer
      }),
    check: succeeds,
    lint: { earlyRetry: 'fail' },
  },
}

for (const [title, { run, check, lint }] of Object.entries(rightClients)) {
  test(`explore finds nothing wrong with a client that ${title}`, async (t) => {
    const explo = await start(t, lint && { lint })
    const options = { check, faults: failures, timeoutMs: 20_000 }

    const report = await explo.explore((world, { signal }) => run(callsIn(explo, world), signal, world), options)

    t.ok(report.calls > 0 && report.runs >= 4, JSON.stringify(report))
  })
}

async function start(t: Test, options: ExploFakeOptions = {}): Promise<ExploFake> {
  const { explo } = await startFake(t, { fixtures, ...options })
  return explo
}

function setReplay(t: Test, token: string | null): void {
  t.teardown(() => delete process.env.EXPLO_FAKE_REPLAY)
  process.env.EXPLO_FAKE_REPLAY = String(token)
}
