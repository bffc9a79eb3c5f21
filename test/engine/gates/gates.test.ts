import { test } from 'tap'
import { connectExploFake, type ExploFake, type GateOptions } from '../../../src/index.ts'
import { overEveryTransport, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }
const operation = 'createUserGroup'

overEveryTransport(
  'a gate releases two concurrent creates of one group in a chosen order',
  async (t, { explo, post }) => {
    const gate = await explo.gate({ operation, at: 'beforeCommit', parties: 2 })

    const replies = Promise.all(['One', 'Other'].map((name) => post(path, { ...acme, name })))
    const held = await gate.arrived
    const other = held.find(({ body }) => (body as typeof acme).name === 'Other')
    await gate.release({ order: [other?.id as string] })

    t.match(await replies, [
      { body: { new_user_group: false, user_group: { name: 'Other' } } },
      { body: { new_user_group: true, user_group: { name: 'Other' } } },
    ])
  },
)

test('the newest hundred open gates stay listed', async (t) => {
  const { explo } = await startFake(t)
  await explo.gate({ operation, at: 'received' })
  for (let count = 0; count < 102; count++) {
    const gate = await explo.gate({ operation, at: 'beforeReply' })
    await gate.release().catch(() => {})
  }
  await explo.gate({ operation, at: 'received' })

  const listed = (await explo.gates()).map(({ id }) => id)

  t.equal(listed.length, 102)
  t.strictSame([...listed.slice(0, 2), listed.at(-1)], ['g1', 'g4', 'g104'])
})

for (const [name, handleOf] of Object.entries({
  'in this process': async (explo: ExploFake) => explo,
  'in another process': (explo: ExploFake) => connectExploFake(explo.url),
})) {
  test(`a gate of a fake ${name} holds requests, lists them and releases them`, async (t) => {
    const { explo, post } = await startFake(t, { transport: 'socket' })
    const handle = await handleOf(explo)
    const gate = await handle.gate({ operation, at: 'received', where: { name: 'Acme' } })
    const setUp = { id: 'g1', operation, at: 'received', where: { name: 'Acme' }, parties: 1, timeoutMs: 5000 }
    t.strictSame(await handle.gates(), [{ ...setUp, status: 'waiting', requests: [] }])

    t.equal((await post(path, { user_group_id: 'globex', name: 'Globex' })).status, 200)
    const reply = post(path, acme)
    const [held] = await gate.arrived
    t.match(held, { id: 'r2', body: acme, status: null })
    t.strictSame(await handle.gates(), [{ ...setUp, status: 'arrived', requests: ['r2'] }])
    await gate.release()

    t.equal((await reply).status, 200)
    t.strictSame(await handle.gates(), [{ ...setUp, status: 'released', requests: [] }])
    t.equal((await post(path, acme)).status, 200)
    await t.resolves(gate.release())
  })
}

const points: Record<GateOptions['at'], { created: boolean; holdsRefusals: boolean }> = {
  received: { created: false, holdsRefusals: true },
  beforeCommit: { created: false, holdsRefusals: false },
  afterCommit: { created: true, holdsRefusals: false },
  beforeReply: { created: true, holdsRefusals: true },
}
for (const [at, { created, holdsRefusals }] of Object.entries(points)) {
  test(`a request held at "${at}" ${created ? 'has' : 'has not'} created its record`, async (t) => {
    const { explo, post } = await startFake(t)
    const gate = await explo.gate({ operation, at: at as GateOptions['at'] })

    const reply = post(path, acme)
    await gate.arrived
    t.equal((await explo.inspect()).customers?.length, created ? 1 : 0)
    await gate.release()

    t.equal((await reply).status, 200)
    t.equal((await explo.inspect()).customers?.length, 1)
  })

  test(`a request with wrong fields ${holdsRefusals ? 'reaches' : 'does not reach'} "${at}"`, async (t) => {
    const { explo, post } = await startFake(t)
    const gate = await explo.gate({ operation, at: at as GateOptions['at'] })

    const reply = post(path, {})
    if (holdsRefusals) {
      t.match(await gate.arrived, [{ id: 'r1' }])
      await gate.release()
    }

    t.equal((await reply).status, 400)
  })
}

test('additional requests are also held, and are released in the order of arrival', async (t) => {
  const { explo, post } = await startFake(t)
  const gate = await explo.gate({ operation, at: 'received' })
  const ids = ['a', 'b', 'c']

  const replies = Promise.all(ids.map((id) => post(path, { user_group_id: id, name: id })))
  await gate.arrived
  await heldBy(explo, 3)
  await gate.release({ order: ['r3'] })
  await replies

  const { customers = [] } = await explo.inspect()
  t.strictSame(
    customers.map(({ provided_id }) => provided_id),
    ['c', 'a', 'b'],
  )
})

test('two gates at the same point hold a request one after the other', async (t) => {
  const { explo, post } = await startFake(t)
  const first = await explo.gate({ operation, at: 'received' })
  const second = await explo.gate({ operation, at: 'received' })

  const reply = post(path, acme)
  await first.arrived
  await first.release()
  await second.arrived
  await second.release()

  t.equal((await reply).status, 200)
})

test('moving the clock does not wait for a delayed request that a gate holds', async (t) => {
  const { explo, post } = await startFake(t, { clock: '2026-01-01T00:00:00Z' })
  await explo.faults.add({ match: { operation }, delay: '1s' })
  await explo.faults.add({ match: { operation }, phase: 'after', delay: '1s' })
  const [received, committing] = await Promise.all([
    explo.gate({ operation, at: 'received' }),
    explo.gate({ operation, at: 'beforeCommit' }),
  ])

  const reply = post(path, acme)
  await received.arrived
  await received.release()
  await explo.clock.advance('1s')
  await committing.arrived
  await explo.clock.advance('1m')
  await committing.release()
  await explo.clock.advance('1s')

  t.equal((await reply).status, 200)
})

test('a gate that no request reaches fails after its timeout, with advice', async (t) => {
  const { explo } = await startFake(t)
  const gate = await explo.gate({ operation, at: 'beforeCommit', timeoutMs: 1 })

  const failure = {
    name: 'GateError',
    code: 'EXPLO_FAKE_GATE_MISSED',
    problem: 'Gate g1 waited 1 ms for a createUserGroup request at "beforeCommit", and none came.',
    hint: 'Look at requests.list(): was it sent, to this world, and not refused before that point?',
  }
  t.match(await errorOf(gate.arrived), failure)
  t.match(await errorOf(gate.release()), failure)
  t.match(await explo.gates(), [{ status: 'missed' }])
})

test('a gate that too few requests reach releases them when it fails', async (t) => {
  const { explo, post } = await startFake(t)
  const gate = await explo.gate({ operation, at: 'beforeCommit', parties: 2, timeoutMs: 200 })

  const reply = post(path, acme)

  t.match(await errorOf(gate.arrived), {
    problem: 'Gate g1 waited 200 ms for 2 createUserGroup requests at "beforeCommit", and only r1 came.',
    hint: 'Send all of them before you await any, and check that none is refused before that point.',
  })
  t.equal((await reply).status, 200)
})

test('a gate released too early rejects `arrived` with the reason', async (t) => {
  const { explo } = await startFake(t)
  const gate = await explo.gate({ operation, at: 'received', parties: 2 })

  await gate.release()

  t.match(await errorOf(gate.arrived), {
    code: 'EXPLO_FAKE_GATE_OVER',
    problem: 'Gate g1 was released when 0 of 2 requests had come.',
    hint: 'Await "arrived" before "release".',
  })
})

test('a release order must name held requests, each once', async (t) => {
  const { explo, post } = await startFake(t)
  const gate = await explo.gate({ operation, at: 'received' })
  const reply = post(path, acme)
  await gate.arrived

  t.match(await errorOf(gate.release({ order: ['r1', 'r1'] })), {
    problem: 'Gate g1 does not hold the request "r1", or the order names it twice.',
    hint: 'There is none.',
  })
  t.match(await errorOf(gate.release({ order: ['r2'] })), {
    problem: 'Gate g1 does not hold the request "r2", or the order names it twice.',
    hint: 'Did you mean "r1"?',
  })
  await gate.release()
  t.equal((await reply).status, 200)
})

const endings: Record<string, (fake: { explo: ExploFake; stop: () => Promise<void> }) => Promise<unknown>> = {
  'a reset': ({ explo }) => explo.reset(),
  'the end of the fake': ({ stop }) => stop(),
}
for (const [name, end] of Object.entries(endings)) {
  overEveryTransport(`${name} releases the requests that a gate holds`, async (t, { explo, send, stop, transport }) => {
    const gate = await explo.gate({ operation, at: 'beforeReply' })
    const unreached = await explo.gate({ operation, at: 'received', where: { name: 'Nobody' } })
    const outgoing = { method: 'POST', headers: { 'explo-authorization': `Token ${explo.apiToken}` } }
    const reply = send(path, outgoing).catch(() => undefined)
    await gate.arrived

    await end({ explo, stop })

    await reply
    if (transport === 'remote handle' && name === 'the end of the fake') {
      t.match(await errorOf(unreached.release()), { code: 'EXPLO_FAKE_UNREACHABLE' })
      return
    }
    const over = {
      code: 'EXPLO_FAKE_GATE_OVER',
      problem: 'Gate g2 is gone, because its world was reset or closed.',
      hint: 'Release a gate before the test ends.',
    }
    t.match(await errorOf(unreached.arrived), over)
    t.match(await errorOf(unreached.release()), over)
  })
}

const mistakes: Record<string, { options: unknown; problem: string; hint: string | RegExp }> = {
  'an unknown key': {
    options: { operation, at: 'received', party: 2 },
    problem: 'A gate has no "party".',
    hint: 'Known are: operation, at, where, parties, timeoutMs.',
  },
  'no operation': { options: { at: 'received' }, problem: 'The gate has no "operation".', hint: /^Known are: createC/ },
  'an unknown operation': {
    options: { operation: 'createUserGroups', at: 'received' },
    problem: 'There is no operation "createUserGroups".',
    hint: 'Did you mean "createUserGroup"?',
  },
  'an unknown point': {
    options: { operation, at: 'commit' },
    problem: 'No gate can be at "commit".',
    hint: 'Known are: received, beforeCommit, afterCommit, beforeReply.',
  },
  'no parties': {
    options: { operation, at: 'received', parties: 0 },
    problem: '"parties" must be a number of requests, not 0.',
    hint: 'Give 1 or more.',
  },
  'no time': {
    options: { operation, at: 'received', timeoutMs: '5s' },
    problem: '"timeoutMs" must be a number of milliseconds, not "5s".',
    hint: 'Give milliseconds of real time, for example 5000.',
  },
}
for (const [name, { options, problem, hint }] of Object.entries(mistakes)) {
  test(`a gate with ${name} is refused`, async (t) => {
    const { explo } = await startFake(t)

    t.match(await errorOf(explo.gate(options as GateOptions)), { name: 'OptionError', problem, hint })
  })
}

test('an invalid release is refused', async (t) => {
  const { explo } = await startFake(t)
  const gate = await explo.gate({ operation, at: 'received' })

  t.match(await errorOf(gate.release({ order: 'r1' } as never)), {
    problem: '"order" must be a list, not "r1".',
    hint: 'Give the ids of held requests, for example ["r2", "r1"].',
  })
  t.match(await errorOf(gate.release({ orders: [] } as never)), {
    problem: 'A release has no "orders".',
    hint: 'Did you mean "order"?',
  })
})

async function heldBy(explo: ExploFake, count: number): Promise<void> {
  while ((await explo.gates())[0]?.requests.length !== count) await new Promise((resolve) => setImmediate(resolve))
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (thrown: unknown) => ({ ...(thrown as Error), name: (thrown as Error).name }),
  )
}

overEveryTransport('a new world lists no gates', async (t, { explo }) => {
  t.strictSame(await explo.gates(), [])
})
