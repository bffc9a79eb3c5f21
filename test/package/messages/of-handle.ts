import { connect } from 'node:net'
import type { ExploFake, World } from '../../../src/index.ts'
import { failureOf, type Note, type Product } from './product.ts'

const operation = 'createCustomer' as const
const match = { operation } as const
const then = 'unavailable'
const createCustomer = 'https://api.explo.co/api/create_customer/'

/**
 * What a tester calls, and the handle refuses. Their world has three requests: two of them created a customer, and one named
 * no operation.
 */
type Attempts = Readonly<Record<string, (world: World) => unknown>>

const faults: Readonly<Record<string, unknown>> = {
  'no fault': undefined,
  'an unknown key': { match, than: then },
  'no match': { then },
  'nothing to do': { match },
  'an unknown part of a match': { match: { url: '/api/create_customer/' }, then },
  'an unknown operation': { match: { operation: 'createCustomers' }, then },
  'an unknown path': { match: { path: '/api/create_customer' }, then },
  'a path of another operation': { match: { ...match, path: '/api/create_user_group/' }, then },
  'a method that the operation does not have': { match: { ...match, method: 'DELETE' }, then },
  'a field that the body does not have': { match: { ...match, where: { nmae: 'Acme' } }, then },
  'a negative skip': { match, skip: -1, then },
  'no times': { match, times: 0, then },
  'an unknown phase': { match, phase: 'during', then },
  'a rate in percent': { match, rate: 20, then },
  'a rate without a seed': { match, rate: 0.2, then },
  'a window that ends before it begins': { match, window: { from: '2026-01-02', until: '2026-01-01' }, then },
  'a window of what is no instant': { match, window: { from: 'soon' }, then },
  'an unknown error': { match, then: 'unavailabel' },
  'an error that resembles none': { match, then: 'kaboom' },
  'a status alone': { match, then: 503 },
  'a status that is none': { match, then: { status: 102 } },
  'an unknown part of an answer': { match, then: { status: 500, text: 'Oops' } },
  'a body where none can be': { match, then: { status: 204, body: {} } },
  'a body that JSON cannot say': { match, then: { status: 200, body: 1n } },
  'headers as a list': { match, then: { status: 500, headers: ['retry-after: 5'] } },
  'a header that the fake sets': { match, then: { status: 200, headers: { 'Content-Length': 5 } } },
  'a header that HTTP cannot say': { match, then: { status: 200, headers: { 'x y': '1' } } },
  'an unknown connection': { match, then: { connection: 'resett' } },
  'a connection that does not take long': { match, then: { connection: 'reset', over: '1s' } },
  'a delay that is none': { match, delay: '2 seconds' },
  'a delay with an unknown part': { match, delay: { mean: '1s', sigma: 1 } },
}

const attempts: Attempts = {
  ...Object.fromEntries(
    Object.entries(faults).map(([name, fault]) => [
      `fault: ${name}`,
      (world: World) => world.faults.add(fault as never),
    ]),
  ),
  'fault: removing one that is not there': (world) => world.faults.remove('f9'),

  'verify: too few': (world) => world.verify({ operation, exactly: 3 }),
  'verify: none that matches': (world) => world.verify({ operation, where: { name: 'acm', properties: { tier: 1 } } }),
  'verify: another status': (world) => world.verify({ operation, status: 404 }),
  'verify: what must not be': (world) => world.verify({ status: 404, exactly: 0 }),
  'verify: no object': (world) => world.verify(operation as never),
  'verify: an unknown key': (world) => world.verify({ atleast: 1 } as never),
  'verify: an unknown operation': (world) => world.verify({ operation: 'createCustomers' as never }),
  'verify: a negative number': (world) => world.verify({ exactly: -1 }),
  'verify: exactly beside atLeast': (world) => world.verify({ exactly: 1, atLeast: 1 }),
  'verify: at least more than at most': (world) => world.verify({ atLeast: 3, atMost: 2 }),
  'verify: an unknown field': (world) => world.verify({ operation, where: { nmae: 'Acme' } }),
  'verify: a value that no request can have': (world) => world.verify({ where: { properties: { at: new Date(0) } } }),
  'verifyNever: what came': (world) => world.verifyNever({ operation }),
  'verifyNever: an unknown key': (world) => world.verifyNever({ within: 1 } as never),
  'verifyNever: a negative time': (world) => world.verifyNever({ withinMs: -1 }),
  'verifyOrder: another order': (world) => world.verifyOrder([operation, operation, operation]),
  'verifyOrder: one that never came': (world) => world.verifyOrder(['generateJwt', operation]),
  'verifyOrder: no list': (world) => world.verifyOrder(operation as never),
  'verifyOrder: an unknown key of a step': (world) => world.verifyOrder([operation, { exactly: 1 } as never]),
  'wait: in vain': (world) => world.requests.waitFor({ operation, count: 3, timeoutMs: 0 }),
  'wait: no count': (world) => world.requests.waitFor({ count: 0 }),
  'wait: half a millisecond': (world) => world.requests.waitFor({ timeoutMs: 1.5 }),
  'wait: an unknown key': (world) => world.requests.waitFor({ timeout: 1 } as never),
  'wait: until a reset': inFork(async (world) => {
    const waiting = world.requests.waitFor({ operation, count: 9 })
    waiting.catch(() => {})
    await world.reset()
    await waiting
  }),

  'requests: an unknown filter': (world) => world.requests.list({ operations: [] } as never),
  'requests: an unknown operation': (world) => world.requests.list({ operation: 'createCustomers' as never }),
  'requests: a status that is none': (world) => world.requests.list({ status: 7 }),
  'requests: a negative limit': (world) => world.requests.list({ limit: -1 }),
  'requests: one that is not there': (world) => world.requests.get('r9'),
  'requests: the state around one that is not there': (world) => world.requests.state('r9'),
  'explain: one that is not there': (world) => world.explain('r9'),

  'clock: no instant': (world) => world.clock.set('soon' as never),
  'clock: no duration': (world) => world.clock.advance('a day' as never),
  'clock: backwards': (world) => world.clock.advance('-1s' as never),

  'gate: an unknown key': (world) => world.gate({ ...match, at: 'received', party: 2 } as never),
  'gate: no operation': (world) => world.gate({ at: 'received' } as never),
  'gate: an unknown operation': (world) => world.gate({ operation: 'createCustomers', at: 'received' } as never),
  'gate: an unknown point': (world) => world.gate({ ...match, at: 'commit' } as never),
  'gate: no parties': (world) => world.gate({ ...match, at: 'received', parties: 0 }),
  'gate: a time as text': (world) => world.gate({ ...match, at: 'received', timeoutMs: '5s' } as never),
  'gate: in vain': inFork(async (world) => (await world.gate({ ...match, at: 'received', timeoutMs: 1 })).arrived),
  'gate: released too early': inFork(async (world) => {
    const gate = await world.gate({ ...match, at: 'received', parties: 2 })
    await gate.release()
    await gate.arrived
  }),
  'gate: released in an unknown order': release({ order: ['r9'] }),
  'gate: an order that is no list': release({ order: 'r1' }),
  'gate: an unknown key of a release': release({ orders: [] }),
  'gate: of a world that was reset': inFork(async (world) => {
    const gate = await world.gate({ ...match, at: 'received' })
    await world.reset()
    await gate.release()
  }),

  'snapshot: a blank name': (world) => world.snapshot(' '),
  'snapshot: one that is not there': async (world) => {
    await world.snapshot('signed up')
    await world.restore('signed in')
  },
  'snapshot: none is there': (world) => world.restore('signed in'),
  'fork: a blank name': (world) => world.fork(''),
  'jwt: no JWT': (world) => world.openJwt('x'),
  'jwt: of another service': (world) => world.openJwt('eyJhbGciOiJIUzI1NiJ9.e30.e30.e30.e30'),
  'events: after what is no number': async (world) => {
    for await (const _ of world.events({ after: 'x' } as never)) return
  },
  'world: a closed one': async (world) => {
    const fork = await world.fork()
    await fork.close()
    await fork.snapshots()
  },

  'explore: no function': (world) => explore(world, null),
  'explore: an unknown option': (world) => explore(world, () => {}, { depht: 2 }),
  'explore: a depth': (world) => explore(world, () => {}, { depth: 3 }),
  'explore: no call': (world) => explore(world, () => {}),
  'explore: a scenario that fails': (world) => explore(world, () => Promise.reject(new Error('Oops'))),
  'expectChanges: an unknown key': (world) => expectChanges(world, () => {}, { create: [] }),
  'expectChanges: names that are no list': (world) => expectChanges(world, () => {}, { created: 'customer acme' }),
  'expectChanges: an unknown kind': (world) => expectChanges(world, () => {}, { created: ['custmer acme'] }),
  'expectChanges: no field': (world) => expectChanges(world, () => {}, { updated: { 'customer acme': [] } }),
  'expectChanges: what did not change': (world) => expectChanges(world, () => {}, { created: ['customer acme'] }),
  'expectChanges: what changed, too': (world) =>
    expectChanges(world, () => world.seed({ customers: [{ provided_id: 'initech' }] }), {}),
}

/** For what changes its world. */
function inFork(attempt: (world: World) => unknown): (world: World) => Promise<unknown> {
  return async (world) => attempt(await world.fork())
}

function release(options: object): (world: World) => Promise<unknown> {
  return inFork(async (world) => (await world.gate({ ...match, at: 'received' })).release(options as never))
}

function explore(world: World, scenario: unknown, options?: unknown): unknown {
  return world.explore(scenario as never, options as never)
}

function expectChanges(world: World, action: () => unknown, expected: unknown): unknown {
  return world.expectChanges(action as never, expected as never)
}

/** Every attempt, with the handle of this process and with a remote one. The latter's messages are kept where they differ. */
export async function handleMessages(product: Product, note: Note): Promise<void> {
  const { library } = product
  const fake = await library.createExploFake({ clock: '2026-01-31T12:00:00Z' })
  const remote = await library.connectExploFake(fake.url)
  const world = await visited(fake)
  const itsRemote = await visited(remote)
  for (const [name, attempt] of Object.entries(attempts)) {
    const local = await failureOf(() => attempt(world))
    note(name, local)
    const fromAfar = await failureOf(() => attempt(itsRemote))
    if (fromAfar !== local) note(`${name}, with a remote handle`, fromAfar)
  }
  await noteWorlds(product, fake, note)
  await noteConnections(product, fake, remote, note)
}

/** A world that has got the three requests. */
async function visited(fake: ExploFake): Promise<World> {
  const world = await fake.world({ name: 'visited' })
  for (const [path, id] of [
    ['create_customer', 'acme'],
    ['create_customer', 'globex'],
    ['create_custmer', 'initech'],
  ]) {
    await send(fake, world, `https://api.explo.co/api/${path}/`, { provided_id: id, name: id })
  }
  return world
}

async function send(fake: ExploFake, { apiToken }: World, url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json', 'explo-authorization': `Token ${apiToken}` }
  const reply = await fake.fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  await reply.text()
}

async function noteWorlds({ library }: Product, fake: ExploFake, note: Note): Promise<void> {
  const full = await library.createExploFake({ listen: false, maxWorlds: 1 })
  note('world: one too many', await failureOf(() => full.world()))
  note('world: an unknown option', await failureOf(() => full.world({ nam: 'x' } as never)))
  note('world: a blank name', await failureOf(() => full.world({ name: ' ' })))
  note('world: fixtures of a copy', await failureOf(() => full.world({ fixtures: {}, from: 'default' })))
  note('world: a copy of none', await failureOf(() => full.world({ from: 'defualt' })))
  note('handle: url without a socket', await failureOf(() => full.url))
  await full.close()
  note('handle: a fake that is closed', await failureOf(() => full.world()))

  const strict = await library.createExploFake({ listen: false, lint: { unknownFields: 'fail' } })
  await send(strict, strict, createCustomer, { provided_id: 'acme', name: 'Acme', email: 'a' })
  note('lint: an unknown field', await failureOf(() => strict.lint()))
  await strict.close()

  const seeded = await library.createExploFake({ listen: false, journal: { maxEntries: 1 } })
  for (const id of ['acme', 'globex']) await send(seeded, seeded, createCustomer, { provided_id: id, name: id })
  note('verify: what the journal has dropped', await failureOf(() => seeded.verify({ operation, exactly: 1 })))
  note('requests: one that the journal has dropped', await failureOf(() => seeded.requests.get('r1')))
  await seeded.close()

  note('fake: a second interception', await failureOf(() => interceptTwice(fake)))
  note('fake: an unknown option of an interception', await failureOf(() => fake.intercept({ host: [] } as never)))
  note('guard: an unknown option', await failureOf(() => library.guardEgress({ tests: () => 'x' } as never)))
  note('guard: hosts that are no list', await failureOf(() => library.guardEgress({ hosts: 'a.test' } as never)))
  for (const [name, test] of [
    ['of a test', () => 'signs up'],
    ['of nobody knows what', () => undefined],
  ] as const) {
    const guard = library.guardEgress({ test })
    note(`guard: a connection ${name}`, await failureOf(() => connected('api.explo.co')))
    guard.restore()
  }
}

async function interceptTwice(fake: ExploFake): Promise<void> {
  const first = await fake.intercept()
  try {
    await fake.intercept()
  } finally {
    await first.restore()
  }
}

function connected(host: string): Promise<unknown> {
  return new Promise((resolve, reject) => connect(443, host).on('connect', resolve).on('error', reject))
}

/** Leaves the fake closed. */
async function noteConnections({ library }: Product, fake: ExploFake, remote: ExploFake, note: Note): Promise<void> {
  const { url } = fake
  note('connect: no URL', await failureOf(() => library.connectExploFake('127.0.0.1:4747')))
  note('connect: an unknown option', await failureOf(() => library.connectExploFake(url, { token: 'x' } as object)))
  note(
    'connect: HTTPS in the place of HTTP',
    await failureOf(() => library.connectExploFake(url.replace('http', 'https'))),
  )
  note('remote: the Fastify instance', await failureOf(() => remote.app))

  const guarded = await library.createExploFake({ adminToken: 'secret' })
  note('connect: no admin token', await failureOf(() => library.connectExploFake(guarded.url)))
  note(
    'connect: another admin token',
    await failureOf(() => library.connectExploFake(guarded.url, { adminToken: 'x' })),
  )
  const { url: nowhere } = guarded
  await guarded.close()
  note('connect: nobody listens', await failureOf(() => library.connectExploFake(nowhere)))

  await fake.close()
  note('handle: a reset of a fake that is closed', await failureOf(() => fake.reset()))
}
