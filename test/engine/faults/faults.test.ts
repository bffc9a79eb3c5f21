import { test } from 'tap'
import type { ExploFakeOptions, Fault } from '../../../src/index.ts'
import { jsonHeaders, overBothHandles, overEveryTransport, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }
const match = { operation: 'createUserGroup' } as const

const errors = {
  unauthorized: [401, 'Invalid token.'],
  forbidden: [403, 'You do not have permission to perform this action.'],
  'not-found': [404, 'Not found.'],
  throttled: [429, 'Request was throttled. Expected available in 60 seconds.'],
  'server-error': [500, 'Internal server error.'],
  'bad-gateway': [502, 'Bad gateway.'],
  unavailable: [503, 'Service unavailable.'],
  'gateway-timeout': [504, 'Gateway timeout.'],
} as const

for (const [name, [status, detail]] of Object.entries(errors)) {
  overBothHandles(`the error "${name}" is answered once, in the words of Explo`, async (t, { explo, post }) => {
    await explo.faults.add({ match, then: name as keyof typeof errors })

    t.strictSame(await post(path, acme), { status, body: { success: 0, detail } })
    t.match(await post(path, acme), { status: 200, body: { new_user_group: true } })
  })
}

overBothHandles(
  'the error "throttled" has a Retry-After with throttling "retry-after"',
  { assumptions: { throttling: 'retry-after' } },
  async (t, { explo, send }) => {
    await explo.faults.add({ match, then: 'throttled' })

    const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) })

    t.equal(reply.headers.get('retry-after'), '60')
  },
)

for (const [name, [status]] of Object.entries(errors)) {
  test(`the error "${name}" follows the dialect`, async (t) => {
    const answer = async (assumptions: ExploFakeOptions['assumptions'] & {}) => {
      const { explo, send } = await startFake(t, { assumptions })
      await explo.faults.add({ match, then: name as keyof typeof errors })
      return send(path, { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) })
    }
    const drf = await answer({ errorBody: 'drf', missingCredentials: '403' })
    const html = await answer({ errorBody: 'html' })

    const isOutside = status === 429 || status >= 500
    t.equal(drf.status, name === 'unauthorized' ? 403 : status)
    t.equal(drf.headers.get('www-authenticate'), null)
    t.strictSame(Object.keys((await drf.json()) as object), ['detail'])
    t.equal(html.status, status)
    t.equal(html.headers.get('content-type'), `${isOutside ? 'text/html' : 'application/json'}; charset=utf-8`)
    t.match(await html.text(), isOutside ? /^<!doctype html>/ : /^{"success":0/)
  })
}

test('the error "not-found" is answered with the recorded body', async (t) => {
  const { explo, send } = await startFake(t, {
    assumptions: { refusals: { notFound: { status: 410, body: 'Gone.', headers: { 'x-realm': 'explo' } } } },
  })
  await explo.faults.add({ match, then: 'not-found' })

  const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) })

  t.strictSame([reply.status, reply.headers.get('x-realm'), await reply.text()], [410, 'explo', 'Gone.'])
})

overEveryTransport('a fault can answer any status, headers and body', async (t, { explo, send }) => {
  const outgoing = { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) }
  await explo.faults.add({ match, then: { status: 418, body: { tea: true }, headers: { 'Retry-After': 5 } } })
  await explo.faults.add({
    match,
    then: { status: 502, body: '<h1>Bad gateway</h1>', headers: { 'content-type': 'text/html' } },
  })
  await explo.faults.add({ match, then: { status: 500, body: 'Oops' } })
  await explo.faults.add({ match, then: { status: 204 } })

  const json = await send(path, outgoing)
  t.strictSame(
    [json.status, json.headers.get('content-type'), json.headers.get('retry-after'), await json.json()],
    [418, 'application/json; charset=utf-8', '5', { tea: true }],
  )
  const html = await send(path, outgoing)
  t.strictSame(
    [html.status, html.headers.get('content-type'), await html.text()],
    [502, 'text/html', '<h1>Bad gateway</h1>'],
  )
  const text = await send(path, outgoing)
  t.strictSame(
    [text.status, text.headers.get('content-type'), await text.text()],
    [500, 'text/plain; charset=utf-8', 'Oops'],
  )
  const empty = await send(path, outgoing)
  t.strictSame([empty.status, await empty.text()], [204, ''])
})

overBothHandles('an injected answer is marked in a header and in the journal', async (t, { explo, send, post }) => {
  await explo.faults.add({ match, then: 'unavailable' })

  const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) })
  await post(path, acme)

  t.equal(reply.headers.get('x-explo-fake-fault'), 'f1')
  const [injected, genuine] = await explo.requests.list()
  t.match(injected, {
    status: 503,
    reply: { success: 0, detail: 'Service unavailable.' },
    reason: '503: fault f1 fired',
    faults: ['f1'],
    isInjected: true,
    changes: { length: 0 },
    assumptions: { length: 0 },
  })
  t.match(genuine, { status: 200, reason: null, faults: { length: 0 }, isInjected: false })
})

overBothHandles('the journal shows an answer that is not JSON as text', async (t, { explo, send }) => {
  await explo.faults.add({ match, then: { status: 502, body: '<h1>Bad gateway</h1>' } })

  await send(path, { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) })

  t.match(await explo.requests.list(), [{ reply: '<h1>Bad gateway</h1>' }])
})

overBothHandles(
  'a fault after the operation only loses the answer, and a retry finds the created record',
  async (t, { explo, post }) => {
    await explo.faults.add({ match, phase: 'after', then: 'bad-gateway' })

    const lost = await post(path, acme)
    const retried = await post(path, acme)

    t.strictSame(lost, { status: 502, body: { success: 0, detail: 'Bad gateway.' } })
    t.match(retried, { status: 200, body: { new_user_group: false } })
    t.match((await explo.requests.list())[0], {
      status: 502,
      reason: '502: fault f1 fired, after Explo did what was asked',
      isInjected: true,
      changes: [{ kind: 'customer', before: null, after: { provided_id: 'acme' } }],
    })
  },
)

overBothHandles('a refused request does not use up a fault after the operation', async (t, { explo, post }) => {
  await explo.faults.add({ match, phase: 'after', then: 'unavailable' })

  t.equal((await post(path, {})).status, 400)
  t.equal((await post(path, acme)).status, 503)
})

overBothHandles(
  'a fault skips the first requests, fires N times, and stays listed when it is spent',
  async (t, { explo, post }) => {
    const armed = await explo.faults.add({ match, skip: 1, times: 2, then: 'unavailable' })

    const statuses = []
    for (let call = 0; call < 5; call++) statuses.push((await post(path, acme)).status)

    t.strictSame(statuses, [200, 503, 503, 200, 200])
    const rest = { match, skip: 1, times: 2, phase: 'before', then: 'unavailable', replay: null }
    t.strictSame(armed, { id: 'f1', ...rest, hits: 0, isSpent: false })
    t.strictSame(await explo.faults.list(), [{ id: 'f1', ...rest, hits: 2, isSpent: true }])
  },
)

test('the newest thousand spent faults stay listed', async (t) => {
  const { explo, post } = await startFake(t)
  await explo.faults.add({ match: { operation: 'createCustomer' }, then: 'unavailable' })
  for (let count = 0; count < 1002; count++) {
    await explo.faults.add({ match, then: 'unavailable' })
    await post(path, acme)
  }
  await explo.faults.add({ match, then: 'unavailable' })

  const listed = (await explo.faults.list()).map(({ id }) => id)

  t.equal(listed.length, 1002)
  t.strictSame([...listed.slice(0, 2), listed.at(-1)], ['f1', 'f4', 'f1004'])
})

overBothHandles(
  'the first of two matching faults fires, and the second one fires for the next request',
  async (t, { explo, post }) => {
    await explo.faults.add({ match, then: 'throttled' })
    await explo.faults.add({ match, then: 'unavailable' })

    t.strictSame(
      [(await post(path, acme)).status, (await post(path, acme)).status, (await post(path, acme)).status],
      [429, 503, 200],
    )
  },
)

overBothHandles('a fault with a window begins and ends on the clock of the world', async (t, { explo, post }) => {
  const { clock } = explo
  await clock.set('2026-01-01T00:00:00Z')
  const window = { from: new Date('2026-01-01T00:01:00Z'), until: '2026-01-01T00:02:00Z' }
  await explo.faults.add({ match, times: 'unlimited', window, then: 'unavailable' })

  const statuses = []
  for (let half = 0; half < 5; half++) {
    statuses.push((await post(path, acme)).status)
    await clock.advance('30s')
  }

  t.strictSame(statuses, [200, 200, 503, 503, 200])
  t.match(await explo.faults.list(), [
    { times: 'unlimited', window: { from: '2026-01-01T00:01:00.000Z', until: '2026-01-01T00:02:00.000Z' }, hits: 2 },
  ])
})

overBothHandles('a window may have only a beginning or only an end', async (t, { explo, post }) => {
  await explo.clock.set('2026-01-01T00:00:00Z')
  await explo.faults.add({ match, window: { until: '2026-01-01T00:00:00Z' }, then: 'unavailable' })
  await explo.faults.add({ match, window: { from: '2026-01-01T00:00:00Z' }, then: 'throttled' })

  t.equal((await post(path, acme)).status, 429)
})

overBothHandles('a fault matches requests by their fields', async (t, { explo, post, call }) => {
  const globex = { user_group_id: 'globex', name: 'Globex', properties: { region: 'EU', plan: 'pro' } }
  await explo.faults.add({ match: { ...match, where: { properties: { region: 'EU' } } }, then: 'unavailable' })
  await explo.faults.add({
    match: { operation: 'listCustomers', where: { hierarchy_level_name: 'User' } },
    then: 'throttled',
  })

  t.equal((await post(path, acme)).status, 200)
  t.equal((await post(path, globex)).status, 503)
  t.equal((await call('GET', '/api/customers/')).status, 200)
  t.equal((await call('GET', '/api/customers/?hierarchy_level_name=User')).status, 429)
})

const matching: Record<string, { match: Fault['match']; sent: [string, string] }> = {
  'one path of two': { match: { path: '/embed/create_user_group/' }, sent: ['POST', '/embed/create_user_group/'] },
  'a path without its slash': { match: { path: '/api/dashboard/report' }, sent: ['POST', '/api/dashboard/report'] },
  'a method': { match: { method: 'GET' }, sent: ['GET', '/api/group_tags/?page=1'] },
  'every operation': { match: {}, sent: ['DELETE', '/api/delete_user_group/'] },
}
for (const [name, { match, sent }] of Object.entries(matching)) {
  overBothHandles(`a fault may match ${name}`, async (t, { explo, call }) => {
    await explo.faults.add({ match, then: 'unavailable' })

    if (match.path) t.not((await call('POST', path, acme)).status, 503)
    t.equal((await call(...sent)).status, 503)
  })
}

overBothHandles(
  'faults fire neither for unmatched requests nor for requests without access',
  async (t, { explo, post, send }) => {
    await explo.faults.add({ match: {}, times: 'unlimited', then: 'unavailable' })

    t.equal((await post('/api/nowhere/', {})).status, 404)
    t.equal((await send('/api/create_user_group', { method: 'POST' })).status, 301)
    t.equal((await post(path, acme, 'unknown')).status, 401)
  },
)

overBothHandles('a delayed request is answered after its delay', async (t, { explo, post }) => {
  const { clock } = explo
  await clock.freeze()
  await explo.faults.add({ match, delay: '2s' })
  const seen: number[] = []

  const reply = post(path, acme).then(({ status }) => seen.push(status))
  await until(async () => (await explo.faults.list())[0]?.hits === 1)
  await clock.advance(1999)
  t.strictSame(await explo.inspect().then(({ customers }) => customers), [])
  await clock.advance(1)
  t.equal((await explo.inspect()).customers?.length, 1)
  await reply

  t.strictSame(seen, [200])
  t.match(await explo.requests.list(), [{ status: 200, faults: ['f1'], isInjected: false }])
})

overBothHandles(
  'delays before and after the operation add up, and a failing fault fires last',
  async (t, { explo, post }) => {
    const { clock } = explo
    await clock.freeze()
    await explo.faults.add({ match, delay: '1s' })
    await explo.faults.add({ match, phase: 'after', delay: '1s' })
    await explo.faults.add({ match, phase: 'after', delay: '1s', then: 'unavailable' })

    const reply = post(path, acme)
    await until(async () => (await explo.faults.list())[0]?.hits === 1)
    await clock.advance('1s')
    t.equal((await explo.inspect()).customers?.length, 1)
    await clock.advance('2s')

    t.equal((await reply).status, 503)
    t.match(await explo.requests.list(), [{ faults: ['f1', 'f2', 'f3'] }])
  },
)

overBothHandles('a random delay has the given median', async (t, { explo, post }) => {
  const { clock } = explo
  await clock.freeze()
  await explo.faults.add({ match, times: 'unlimited', delay: { median: '1s', sigma: 0.5 } })

  const replies = Array.from({ length: 101 }, () => post(path, acme))
  await until(async () => (await explo.faults.list())[0]?.hits === 101)
  await clock.advance('100ms')
  const early = await answered()
  await clock.advance('900ms')
  const half = await answered()
  await clock.advance('1h')
  await Promise.all(replies)

  t.equal(early, 0)
  t.ok(half > 35 && half < 66, `${half} of 101`)

  async function answered() {
    return (await explo.requests.list()).filter(({ status }) => status !== null).length
  }
})

overBothHandles('a reset answers delayed requests at once, and removes the faults', async (t, { explo, post }) => {
  await explo.clock.freeze()
  await explo.faults.add({ match, delay: '1h', then: 'unavailable' })
  const reply = post(path, acme)
  await until(async () => (await explo.faults.list())[0]?.hits === 1)

  await explo.reset()

  t.equal((await reply).status, 503)
  t.strictSame(await explo.faults.list(), [])
  t.equal((await post(path, acme)).status, 200)
})

overBothHandles('faults survive a seed that replaces everything', async (t, { explo, post }) => {
  await explo.faults.add({ match, then: 'unavailable' })

  await explo.seed(
    { visibility_groups: [{ name: 'Production', api_tokens: [{ token: explo.apiToken, permission: 'read-write' }] }] },
    { mode: 'replace' },
  )

  t.equal((await post(path, acme)).status, 503)
})

overBothHandles('faults can be removed one by one, or all at once', async (t, { explo, post }) => {
  await explo.faults.add({ match, then: 'unavailable' })
  await explo.faults.add({ match, then: 'throttled' })
  await explo.faults.add({ match, then: 'server-error' })

  await explo.faults.remove('f1')
  t.equal((await post(path, acme)).status, 429)
  await explo.faults.clear()
  t.equal((await post(path, acme)).status, 200)
  t.strictSame(await explo.faults.list(), [])
})

overBothHandles('removing an unknown fault is refused with the known ones', async (t, { explo }) => {
  const code = 'EXPLO_FAKE_UNKNOWN_FAULT'

  await t.rejects(explo.faults.remove('f1'), { code, problem: 'There is no fault "f1".', hint: 'There is none.' })
  await explo.faults.add({ match, then: 'unavailable' })
  await t.rejects(explo.faults.remove('f2'), { code, problem: 'There is no fault "f2".', hint: 'Did you mean "f1"?' })
  await explo.faults.clear()
  await t.resolves(explo.faults.clear())
})

/** Lets other work go on until something holds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve))
}
