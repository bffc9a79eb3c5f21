import { type Test, test } from 'tap'
import type { ExploFake, ExploFakeOptions } from '../../../../src/index.ts'
import { jsonHeaders, startFake } from '../../../support/helper.ts'
import { exchange, wireRequest } from '../../../support/raw-connection.ts'

const acme = { user_group_id: 'acme', name: 'Acme' }

async function start(t: Test, options: ExploFakeOptions = {}): Promise<ExploFake> {
  const { explo } = await startFake(t, { transport: 'socket', vary: true, clock: '2026-01-31T12:00:00Z', ...options })
  return explo
}

/** Everything that goes over the wire, but for the time of day. */
async function bytes(t: Test, explo: ExploFake, token = explo.apiToken): Promise<string> {
  const headers = { 'explo-authorization': `Token ${token}` }
  const request = wireRequest({ headers, body: JSON.stringify(acme) })
  return (await exchange(t, explo, request)).replace(/^date: .*\r\n/im, '')
}

async function several(t: Test, explo: ExploFake, token?: string): Promise<string[]> {
  const answers = []
  for (let round = 0; round < 5; round++) answers.push(await bytes(t, explo, token))
  return answers
}

test('the same seed gives the same bytes, another seed gives other bytes', async (t) => {
  t.intercept(process.stderr, 'write', { value: () => true })
  const first = await several(t, await start(t, { randomSeed: '1' }))
  const again = await several(t, await start(t, { randomSeed: '1' }))
  const other = await several(t, await start(t, { randomSeed: '2' }))
  const usual = await several(t, await start(t))
  const named = await several(t, await start(t, { randomSeed: 'explo' }))

  t.strictSame(again, first)
  t.notSame(other, first)
  t.strictSame(named, usual, 'the default seed is "explo"')
  t.equal(new Set(first).size, 5, 'each answer differs from the others')
})

test('calls of other operations in between change nothing', async (t) => {
  const alone = await varied(await start(t))
  const between = await varied(await start(t), ['/api/group_tags/', '/nowhere/', '/api/customers/'])

  t.strictSame(between, alone)

  async function varied(explo: ExploFake, others: readonly string[] = []): Promise<string[]> {
    const texts = []
    for (let round = 0; round < 5; round++) {
      for (const path of others) await explo.fetch(`https://api.explo.co${path}`, { headers: jsonHeaders() })
      texts.push(await (await create(explo)).text())
    }
    return texts
  }
})

test('a reset restarts the sequence, so that a single test can be repeated', async (t) => {
  const explo = await start(t)

  const first = await several(t, explo)
  await explo.reset()

  t.strictSame(await several(t, explo), first)
})

test('each world has its own sequence', async (t) => {
  const explo = await start(t)
  const [one, other] = [await explo.world({ name: 'one' }), await explo.world({ name: 'other' })]

  const ofOne = await keyOrders(one.apiToken)
  const ofOther = await keyOrders(other.apiToken)
  await one.reset()

  t.notSame(ofOther, ofOne)
  t.strictSame(await keyOrders(one.apiToken), ofOne, 'a reset of the world restarts its sequence')

  async function keyOrders(token: string): Promise<string[]> {
    const orders = []
    for (let round = 0; round < 5; round++) {
      orders.push((await (await create(explo, token)).text()).replace(/:.*?(?=[,}])/g, ''))
    }
    return orders
  }
})

test('all transports vary the body in the same way', async (t) => {
  const explo = await start(t)
  const { url, headers, ...init } = { url: `${explo.url}/api/create_user_group/`, ...post() }

  const bodies = []
  for (const send of [fetch, explo.fetch]) {
    await explo.reset()
    bodies.push(await (await send(url, { headers, ...init })).text())
  }
  await explo.reset()
  bodies.push(
    (await explo.app.inject({ method: 'POST', url: '/api/create_user_group/', headers, payload: init.body })).body,
  )

  t.equal(new Set(bodies).size, 1)
})

test('a run with a chosen seed prints a replay token, and EXPLO_FAKE_REPLAY repeats the run', async (t) => {
  const printed: string[] = []
  t.intercept(process.stderr, 'write', { value: (line: string) => printed.push(line) > 0 })

  const first = await (await create(await start(t, { randomSeed: 'today' }))).text()
  const replayed = await (await create(await start(t, { randomSeed: 'tomorrow', replay: 'seed-dG9kYXk' }))).text()

  t.equal(printed[0], 'explo-fake: answers vary. EXPLO_FAKE_REPLAY=seed-dG9kYXk repeats them.\n')
  t.equal(replayed, first)
})

function post() {
  return { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) }
}

function create(explo: ExploFake, token = explo.apiToken): Promise<Response> {
  return explo.fetch('https://api.explo.co/api/create_user_group/', { ...post(), headers: jsonHeaders(token) })
}
