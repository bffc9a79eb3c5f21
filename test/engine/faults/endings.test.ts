import { test } from 'tap'
import { type ConnectionFailure, connectExploFake, type ExploFake } from '../../../src/index.ts'
import { hearStderr } from '../../support/hear-stderr.ts'
import { jsonHeaders, overEveryTransport, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const match = { operation: 'createUserGroup' } as const
const outgoing = {
  method: 'POST',
  headers: jsonHeaders(),
  body: JSON.stringify({ user_group_id: 'acme', name: 'Acme' }),
}

const endings: Record<string, (fake: { explo: ExploFake; stop: () => Promise<void> }) => Promise<unknown>> = {
  'a reset': ({ explo }) => explo.reset(),
  'the end of the fake': ({ stop }) => stop(),
}
for (const [name, end] of Object.entries(endings)) {
  overEveryTransport(
    `${name} closes the connection of a request that a fault lets hang`,
    async (t, { explo, send, stop }) => {
      await explo.faults.add({ match, then: { connection: 'hang' } })
      const reply = send(path, outgoing).catch((error: Error) => error)
      await struck(explo)

      await end({ explo, stop })

      t.ok((await reply) instanceof Error)
    },
  )
}

test('inject fails with the error of its own connections', async (t) => {
  const { explo, send } = await startFake(t, { transport: 'inject' })
  const messages: Record<Exclude<ConnectionFailure, 'hang'>, string> = {
    reset: 'read ECONNRESET',
    empty: 'other side closed',
    truncate: 'other side closed',
    malformed: 'Response does not match the HTTP/1.1 protocol (Invalid character in chunk size)',
  }
  for (const [connection, message] of Object.entries(messages)) {
    await explo.faults.add({ match, then: { connection: connection as ConnectionFailure } })
    await t.rejects(send(path, outgoing), { message })
  }
})

for (const transport of ['socket', 'fetch'] as const) {
  test(`a slow answer begins at once and takes the given time, over ${transport}`, async (t) => {
    const { explo } = await startFake(t, { transport, clock: '2026-01-01T00:00:00Z' })
    const url = transport === 'socket' ? explo.url : 'https://api.explo.co'
    const send = transport === 'socket' ? fetch : explo.fetch
    await explo.faults.add({ match, then: { connection: 'slow', over: '4s' } })

    const reply = await send(url + path, outgoing)
    let isRead = false
    const body = reply.json().then((json) => {
      isRead = true
      return json as Record<string, unknown>
    })
    for (let second = 0; second < 4; second++) {
      t.notOk(isRead)
      await explo.clock.advance('1s')
      await new Promise((resolve) => setImmediate(resolve))
    }

    t.match(await body, { success: 1, new_user_group: true })
    t.match(await explo.requests.list(), [{ status: 200, isInjected: false, faults: ['f1'], reply: { success: 1 } }])
  })
}

test('a client that leaves during a slow or broken answer does not delay the fake', async (t) => {
  const { explo } = await startFake(t, { clock: '2026-01-01T00:00:00Z' })
  await explo.faults.add({ match, then: { connection: 'slow' } })
  await explo.faults.add({ match, delay: '1s', then: { connection: 'slow' } })
  await explo.faults.add({ match, delay: '1s', then: { connection: 'hang' } })
  await explo.faults.add({ match, delay: '1s', then: { connection: 'truncate' } })

  const reply = await explo.fetch(`https://api.explo.co${path}`, outgoing)
  await reply.body?.cancel()
  for (const fault of [1, 2, 3]) {
    const leaving = new AbortController()
    const call = explo.fetch(`https://api.explo.co${path}`, { ...outgoing, signal: leaving.signal })
    while ((await explo.faults.list())[fault]?.hits !== 1) await new Promise((resolve) => setImmediate(resolve))
    leaving.abort()
    await t.rejects(call, { name: 'AbortError' })
  }

  await explo.clock.advance('1m')
  t.equal((await explo.inspect()).customers?.length, 1)
})

test('faults behave the same through a remote handle', async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  const remote = await connectExploFake(explo.url)

  const armed = await remote.faults.add({ match, window: { from: new Date(0) }, then: 'unavailable' })
  await remote.faults.add({ match, then: 'throttled' })

  t.equal((await post(path, { user_group_id: 'acme', name: 'Acme' })).status, 503)
  t.strictSame(await remote.faults.list(), await explo.faults.list())
  await remote.faults.remove(armed.id)
  await remote.faults.clear()
  t.strictSame(await explo.faults.list(), [])
  await t.rejects(remote.faults.add({ match, then: 'kaboom' as 'throttled' }), { name: 'OptionError' })
})

test('under random faults, the journal keeps its limits and every request ends', async (t) => {
  const printed = hearStderr(t)
  const { explo } = await startFake(t, { journal: { maxEntries: 100 }, randomSeed: '1' })
  await explo.faults.add({ match: {}, times: 'unlimited', rate: 0.1, then: 'unavailable' })
  await explo.faults.add({ match: {}, times: 'unlimited', rate: 0.1, then: { connection: 'reset' } })
  await explo.faults.add({ match: {}, times: 'unlimited', phase: 'after', rate: 0.1, then: { connection: 'truncate' } })
  await explo.faults.add({ match: {}, times: 'unlimited', rate: 0.1, delay: 1 })
  const gate = await explo.gate({ operation: 'deleteCustomer', at: 'received' })
  gate.arrived.catch(() => {})

  let answered = 0
  for (let call = 0; call < 2000; call += 50) await Promise.all(Array.from({ length: 50 }, send))

  t.equal(answered, 2000)
  t.equal(printed().length, 1, 'the replay token is printed once')
  t.equal((await explo.requests.list()).length, 100)
  t.equal(await explo.requests.dropped(), 1900)

  async function send(): Promise<void> {
    const reply = await explo.fetch(`https://api.explo.co${path}`, outgoing).catch(() => undefined)
    await reply?.text().catch(() => undefined)
    answered++
  }
})

async function struck(explo: ExploFake): Promise<void> {
  while ((await explo.faults.list())[0]?.hits !== 1) await new Promise((resolve) => setImmediate(resolve))
}

overEveryTransport(
  'a reset closes the connection of a delayed request that a fault would let hang',
  { clock: '2026-01-31T12:00:00Z' },
  async (t, { explo, send }) => {
    await explo.faults.add({ match, delay: '1h', then: { connection: 'hang' } })
    const reply = send(path, outgoing).catch((error: Error) => error)
    await struck(explo)

    await explo.reset()

    t.ok((await reply) instanceof Error)
  },
)

test('a slow long list arrives complete', async (t) => {
  const customers = Array.from({ length: 300 }, (_, index) => ({ provided_id: `customer-${index}` }))
  const { explo, call } = await startFake(t, { fixtures: { customers } })
  await explo.faults.add({ match: { operation: 'listCustomers' }, then: { connection: 'slow', over: '10ms' } })

  const { body } = await call('GET', '/api/customers/')

  t.equal((body.customers as unknown[]).length, 300)
})
