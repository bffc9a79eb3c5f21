import { test } from 'tap'
import { Pace, realTime } from '../../../src/engine/contract/client.ts'
import { reportJson, reportTable } from '../../../src/engine/contract/report.ts'
import { account } from '../../../src/explo/account.ts'
import { contractPrefix } from '../../../src/explo/contract/remove-leftovers.ts'
import { operationNamed } from '../../../src/explo/operations/index.ts'
import { type Fetch, named, run, startSecond, startTarget } from '../../support/contract.ts'
import { differing } from '../../support/second-server/habits.ts'
import { tokens as fakeTokens, twoGroups } from '../../support/two-groups.ts'

/** Time that passes only when somebody sleeps. */
function standingTime() {
  let now = 0
  const sleeps: number[] = []
  return {
    sleeps,
    time: {
      now: () => now,
      sleep: async (milliseconds: number) => {
        sleeps.push(milliseconds)
        now += milliseconds
      },
    },
  }
}

test('a run never makes more calls per minute than are surely allowed', async (t) => {
  const { sleeps, time } = standingTime()
  const { callsPerMinute } = account
  const pace = new Pace(time, callsPerMinute)

  for (let call = 0; call < 2 * callsPerMinute + 1; call++) await pace.pass()

  t.strictSame(sleeps, [60_000, 60_000])
  t.ok(callsPerMinute <= 180)
})

test('the whole contract stays below the documented limit, and takes about two minutes', async (t) => {
  const explo = await startTarget(t)
  const { time, sleeps } = standingTime()

  const report = await run(explo.fetch, { time, isPaced: true })

  t.strictSame(named(report, 'differs'), [])
  t.ok(sleeps.length <= 2, `${sleeps} ms were waited`)
})

test('the real time of a run advances while it sleeps', async (t) => {
  const before = realTime.now()

  await realTime.sleep(1)

  t.ok(realTime.now() >= before)
})

test('a call is repeated a minute after a 429, with a message', async (t) => {
  const explo = await startTarget(t)
  const { time, sleeps } = standingTime()
  const said: string[] = []
  let calls = 0
  const throttled: Fetch = async (input, init) =>
    ++calls === 3 ? new Response('{}', { status: 429 }) : explo.fetch(input, init)

  const report = await run(throttled, { time, say: (line) => said.push(line), only: ['getCustomer'] })

  t.strictSame(named(report, 'holds'), ['getCustomer'])
  t.strictSame(sleeps, [60_000])
  t.strictSame(said, [
    'The service answers 429: more calls a minute than it allows, perhaps by other clients. Waiting a minute.',
  ])
})

test('a run ends when the service always answers 429', async (t) => {
  const { time, sleeps } = standingTime()

  const report = await run(async () => new Response('', { status: 429 }), { time, only: ['getCustomer'] })

  t.match(report.findings, [{ verdict: 'not tried', because: 'a call that it needs was answered with 429' }])
  t.ok(sleeps.length > 0)
})

test('a run with only a read-only token sends no call that can write', async (t) => {
  const explo = await startTarget(t)

  const report = await run(explo.fetch, {
    tokens: { reader: fakeTokens.productionReadOnly },
    given: {},
  })

  const written = (await explo.requests.list()).filter(({ changes }) => changes.length > 0)
  const refused = (await explo.requests.list({ status: 403 })).map(({ operation }) => operation)
  t.strictSame(written, [])
  t.strictSame(refused, [])
  t.strictSame(named(report, 'differs'), [])
  t.ok(named(report, 'holds').includes('listDashboards'))
  t.match(
    report.findings.find(({ name }) => name === 'createCustomer'),
    { verdict: 'not tried', because: 'needs a read-write API token' },
  )
})

test('without permission, a run does nothing that cannot be undone', async (t) => {
  const explo = await startTarget(t)
  const before = await explo.inspect()

  const report = await run(explo.fetch, { isIrreversibleAllowed: false })

  const done = (await explo.requests.list({ status: 200 })).map(({ operation }) => operation)
  t.strictSame(
    done.filter((operation) => operationNamed(operation)?.irreversible),
    [],
  )
  t.strictSame((await explo.inspect()).publications, before.publications)
  t.strictSame(await explo.outbox(), [])
  t.match(
    report.findings.filter(({ because }) => because?.startsWith('cannot be undone')).map(({ name }) => name),
    ['configureCustomerPortal', 'publications', 'emailOutbox', 'partnerConnections'],
  )
})

test('a read-only token given as a read-write one is recognized by a call that creates nothing', async (t) => {
  const explo = await startTarget(t)

  const report = await run(explo.fetch, { tokens: { writer: fakeTokens.productionReadOnly } })

  t.strictSame(
    (await explo.requests.list({ status: 403 })).map(({ operation }) => operation),
    ['createGroupTag'],
  )
  t.strictSame(named(report, 'differs'), [])
})

test('an API token that the service does not know ends the run at once', async (t) => {
  const explo = await startTarget(t)

  await t.rejects(run(explo.fetch, { tokens: { writer: 'unknown' } }), {
    code: 'EXPLO_FAKE_TOKEN_REFUSED',
    problem: 'http://service.test refuses the API token with 401.',
    hint: 'Give an API token of this service.',
  })
})

test('a service that does not answer ends the run, with the reason', async (t) => {
  const failing =
    (cause: unknown): Fetch =>
    async () => {
      throw new TypeError('fetch failed', { cause })
    }

  for (const [cause, reason] of [
    [new Error('connect ECONNREFUSED'), 'connect ECONNREFUSED'],
    [undefined, 'fetch failed'],
  ] as const) {
    await t.rejects(run(failing(cause)), {
      code: 'EXPLO_FAKE_UNREACHABLE',
      problem: `http://service.test does not answer: ${reason}.`,
      hint: 'Check the address, and whether this machine reaches it.',
    })
  }
})

test('checks are not tried while the network fails, and no record is left behind', async (t) => {
  const explo = await startTarget(t)
  let calls = 0
  const flaky: Fetch = async (input, init) => {
    if (++calls > 11 && calls < 14) throw new TypeError('fetch failed', { cause: new Error('reset') })
    return explo.fetch(input, init)
  }

  const report = await run(flaky, { only: ['createCustomer', 'getCustomer', 'groupTagErrors', 'createEndUser'] })

  t.match(
    report.findings.filter(({ verdict }) => verdict === 'not tried').map(({ because }) => because),
    ['http://service.test does not answer: reset.'],
  )
  t.strictSame(report.left, [])
  t.equal((await explo.inspect()).customers?.length, 4)
})

test('a stopped run tries nothing more, and removes what it has created', async (t) => {
  const explo = await startTarget(t)
  const controller = new AbortController()
  let calls = 0
  const stopping: Fetch = (input, init) => {
    if (++calls === 60) controller.abort()
    return explo.fetch(input, init)
  }

  const report = await run(stopping, { signal: controller.signal })

  t.match(report, { isInterrupted: true, left: { length: 0 } })
  t.ok(named(report, 'not tried').length > 40)
  t.equal((await explo.inspect()).customers?.length, 4)
  t.match(reportTable(report), '\nThe run was stopped before its end.\n')
})

test('records that could not be removed are listed, and the next run removes them', async (t) => {
  const explo = await startTarget(t)
  const stubborn: Fetch = async (input, init) =>
    /delete_(customer|group_tag|end_user)/.test(String(input))
      ? new Response('', { status: 503 })
      : explo.fetch(input, init)

  const first = await run(stubborn, { only: ['getCustomer', 'createGroupTag', 'createEndUser'] })
  const second = await run(explo.fetch, { only: ['getCustomer'] })

  t.match(first.left, [
    /^customer explo-fake-contract-[0-9a-f]{8}-1-customer-1$/,
    /^group tag explo-fake-contract-[0-9a-f]{8}-2-tag-1$/,
    'end user explo-fake-contract-end-user of customer number 1',
  ])
  t.match(
    reportTable(first),
    /\nThese records are still in the account. They could not be removed:\n {2}customer explo-fake-contract-/,
  )
  t.match(second, { removed: 2, left: { length: 0 } })
  t.match(reportTable(second), '\nRemoved 2 records that an earlier run had left.\n')
})

test('a run knows the records that it left, even when the service lists nothing', async (t) => {
  const explo = await startTarget(t)
  const hiding: Fetch = async (input, init) =>
    /customers\/|group_tags|delete_/.test(String(input)) ? new Response('', { status: 500 }) : explo.fetch(input, init)
  const tagless: Fetch = async (input, init) =>
    /group_tags|delete_/.test(String(input)) ? new Response('', { status: 500 }) : explo.fetch(input, init)

  const report = await run(hiding, { only: ['getCustomer', 'groupTagErrors'] })
  const second = await run(tagless, { only: ['getCustomer'] })

  t.match(report.left, [/^customer /, /^group tag /, /^group tag /])
  t.match(second.left, [/^customer /])
})

for (const status of [401, 403, 429]) {
  for (const [check, path, left] of [
    ['getCustomer', '/create_customer/', /^customer explo-fake-contract-[0-9a-f]{8}-1-customer-1$/],
    ['createEndUser', '/create_end_user/', /^end user explo-fake-contract-end-user of customer number 1$/],
  ] as const) {
    test(`a record counts as left when a service answers everything after ${path} with ${status}`, async (t) => {
      const explo = await startTarget(t)
      const { time } = standingTime()
      let isRefusing = false
      const refusing: Fetch = async (input, init) => {
        if (isRefusing) return new Response('', { status })
        isRefusing = String(input).endsWith(path)
        return explo.fetch(input, init)
      }

      const report = await run(refusing, { time, only: [check] })

      t.match(report.left, [left])
      t.equal(report.left.length, 1)
    })
  }
}

test('a customer that a read-only token has read is removed, even when the service lists nothing', async (t) => {
  const explo = await startTarget(t)
  const unlisting: Fetch = async (input, init) =>
    String(input).includes('/v2/api/customers/') ? new Response('', { status: 500 }) : explo.fetch(input, init)

  const report = await run(unlisting, { only: ['readOnlyTokenReads'] })

  t.strictSame(report.left, [])
  t.equal((await explo.inspect()).customers?.length, 4)
})

test('an end user is noted whichever field has the number of its customer', (t) => {
  const created = account.noteRecords('run-')
  const createEndUser = operationNamed('createEndUser')

  created.expect(createEndUser, { provided_id: 'run-1', customer_id: 7 }, 'writer')
  created.expect(createEndUser, { provided_id: 'run-2', customer_id: null, end_user_group_id: 7 }, 'writer')
  created.expect(createEndUser, { provided_id: 'run-3', customer_id: 0 }, 'writer')

  t.strictSame(created.list(), ['end user run-1 of customer number 7', 'end user run-2 of customer number 7'])
  t.end()
})

test('a refused call does not make a run forget what an earlier call without an answer may have created', (t) => {
  const created = account.noteRecords('run-')
  const refused = { status: 400, headers: {}, body: undefined }

  for (const [name, body] of [
    ['createCustomer', { provided_id: 'run-1' }],
    ['createGroupTag', { name: 'run-2' }],
  ] as const) {
    created.expect(operationNamed(name), body, 'writer')
    created.expect(operationNamed(name), body, 'writer')
    created.learn(operationNamed(name), body, 'writer', refused)
  }
  created.expect(operationNamed('createCustomer'), { provided_id: 'run-3' }, 'writer')
  created.learn(operationNamed('createCustomer'), { provided_id: 'run-3' }, 'writer', refused)

  t.strictSame(created.list(), ['customer run-1', 'group tag run-2'])
  t.end()
})

test('two runs against the same service have the same reports', async (t) => {
  const { contract } = await startSecond(t, differing)
  const only = ['updateEmails', 'v2Revision', 'errorBody', 'existingGroup', 'portalEmails']

  const [one, two] = [await contract({ only }), await contract({ only })]

  t.equal(reportTable(one), reportTable(two))
  t.equal(reportJson(one), reportJson(two))
  t.match(JSON.parse(reportJson(one)), { findings: Array, left: { length: 0 }, lesson: { updateEmails: 'replace' } })
})

const [parent, child] = [`${contractPrefix}parent`, `${contractPrefix}child`]
const family = [{ provided_id: parent }, { provided_id: child, hierarchy_level: 'User', parent_provided_id: parent }]

test('the clean-up removes children before their parents', async (t) => {
  const explo = await startTarget(t, { fixtures: [twoGroups, { customers: family }] })

  await run(explo.fetch, { only: ['listGroupTags'] })

  t.match(await explo.requests.list({ operation: 'deleteCustomer' }), [
    { status: 200, changes: [{ before: { provided_id: child } }] },
    { status: 200, changes: [{ before: { provided_id: parent } }] },
  ])
})

test('the clean-up tries again when the service lists the newest first', async (t) => {
  const explo = await startTarget(t, { fixtures: [twoGroups, { customers: family }] })
  const newestFirst: Fetch = async (input, init) => {
    const reply = await explo.fetch(input, init)
    if (!String(input).includes('/v2/api/customers/')) return reply
    const { results, ...rest } = (await reply.json()) as { results: { customers: object[] } }
    return Response.json({ ...rest, results: { customers: results.customers.toReversed() } })
  }

  const { removed, left } = await run(newestFirst, { only: ['listGroupTags'] })

  t.strictSame([removed, left], [2, []])
})

test('the clean-up ends when the service ignores the requested page', async (t) => {
  const explo = await startTarget(t)
  let listings = 0
  const strangers = Array.from({ length: 1000 }, (_, index) => ({ provided_id: `stranger-${index}`, token: 'x' }))
  const ignoring: Fetch = async (input, init) => {
    if (!String(input).includes('/v2/api/customers/')) return explo.fetch(input, init)
    listings++
    return Response.json({ total_count: 1000, results: { customers: strangers } })
  }

  const report = await run(ignoring, { only: ['getCustomer'] })

  t.strictSame(named(report, 'holds'), ['getCustomer'])
  t.ok(listings < 10, `${listings} pages were listed`)
})

test('the clean-up gives up when the pages of a list never end', async (t) => {
  const explo = await startTarget(t)
  let id = 0
  const endless: Fetch = async (input, init) => {
    if (!String(input).includes('/v2/api/customers/')) return explo.fetch(input, init)
    const customers = Array.from({ length: 1000 }, () => ({ provided_id: `stranger-${id++}` }))
    return Response.json({ total_count: 1, results: { customers } })
  }

  const report = await run(endless, { only: ['getCustomer'] })

  t.match(report, { removed: 0, left: { length: 0 } })
})

test('the report as text begins with the differences', async (t) => {
  const { url, contract } = await startSecond(t, { updateEmails: 'replace', missingCredentials: 403 })

  const report = await contract({ only: ['updateEmails', 'missingCredentials', 'getCustomer', 'portalEmails'] })

  t.equal(
    reportTable(report),
    `${url}: 1 hold, 2 differ, 1 not tried.

Differs
  missingCredentials  A call without credentials or with an unknown API token is refused; the case of the scheme "Token" does not matter. (assumed)
    status: expected 401, seen 403 (none, empty, scheme, standard, post)
    header www-authenticate: expected "Token", seen (nothing) (none, empty, scheme, standard, post)
    No page shows the answer to a refused call.
  updateEmails        An update adds its e-mail addresses to those of the customer. (assumed)
    /customer/emails: expected (in any order: a@example.invalid, b@example.invalid), seen ["b@example.invalid"] (updated)
    The prose says "to add"; the example shows only the new address.

Not tried
  portalEmails        no documented operation shows them.

Holds
  getCustomer         Get answers with the customer as it was created. (documented)

With --save <file> the fake learns the differences: createExploFake({ assumptions: <file> }).
`,
  )
})

test('the report says which difference no assumption covers', async (t) => {
  const explo = await startTarget(t)
  const long = 'x'.repeat(200)
  const odd: Fetch = async (input, init) =>
    String(input).endsWith('/get_customer/') ? Response.json({ success: 1, customer: long }) : explo.fetch(input, init)

  const report = await run(odd, { only: ['getCustomer'] })

  t.match(reportTable(report), `seen "${'x'.repeat(99)}… (got)\n`)
  t.match(reportTable(report), /\n {4}No assumption of the fake covers this\.\n\n/)
  t.match(reportTable(report), /\nNo assumption of the fake covers these differences\.\n$/)
})
