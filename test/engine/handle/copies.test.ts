import { type Test, test } from 'tap'
import type { ExploFake, World } from '../../../src/index.ts'
import { jsonHeaders, overBothHandles, startFake } from '../../support/helper.ts'
import { membersOf } from '../../support/members-of.ts'

const operation = 'createCustomer'

type Call = (world: World, jwt: string) => unknown

/** What a world tells without being changed by it. */
const readings: Record<string, Call> = {
  assumptions: (world) => world.assumptions(),
  coverage: (world) => world.coverage(),
  embedSecrets: (world) => world.embedSecrets(),
  env: (world) => world.env({ url: 'URL' }),
  events: firstEvent,
  explain: (world) => world.explain('r1'),
  gates: (world) => world.gates(),
  inspect: (world) => world.inspect(),
  lint: (world) => world.lint(),
  openApi: (world) => world.openApi('http://fake.test'),
  openJwt: (world, jwt) => world.openJwt(jwt),
  outbox: (world) => world.outbox(),
  routes: (world) => world.routes(),
  snapshots: (world) => world.snapshots(),
  tokens: (world) => world.tokens,
  verify: (world) => world.verify({ operation }),
  verifyNever: (world) => settled(world.verifyNever({ operation })),
  verifyOrder: (world) => world.verifyOrder([operation, 'generateJwt']),
  'clock.now': (world) => world.clock.now(),
  'clock.read': (world) => world.clock.read(),
  'faults.list': (world) => world.faults.list(),
  'requests.dropped': (world) => world.requests.dropped(),
  'requests.get': (world) => world.requests.get('r1'),
  'requests.late': (world) => world.requests.late(),
  'requests.list': (world) => world.requests.list(),
  'requests.state': (world) => world.requests.state('r1'),
  'requests.unmatched': (world) => world.requests.unmatched(),
  'requests.waitFor': (world) => world.requests.waitFor({ operation }),
  'the error of verify': (world) => settled(world.verify({ operation, exactly: 9 })),
  'the error of requests.waitFor': (world) => settled(world.requests.waitFor({ operation, count: 9, timeoutMs: 1 })),
  'the error of seed': (world) => settled(world.seed({ customers: [{}] } as object)),
}

/** What a world tells about a change that a reading shows. */
const changes: Record<string, Call> = {
  'faults.add': (world) =>
    world.faults.add({ match: { operation, where: { name: 'x' } }, then: { status: 503, body: [1] } }),
  fork: async (world) => (await world.fork()).tokens,
  seed: (world) => world.seed({ group_tags: ['support'] }),
}

/** The tests call these in another place. */
const others = ['expectChanges', 'explore', 'gate', 'reset', 'restore']

/** These return nothing, or a text. */
const silent = [
  ...[
    'apiToken',
    'clock.advance',
    'clock.freeze',
    'clock.resume',
    'clock.set',
    'close',
    'faults.clear',
    'faults.remove',
  ],
  ...['id', 'name', 'readOnlyToken', 'requests.clear', 'snapshot'],
]

const options = { listen: true, clock: '2030-01-01T00:00:00Z' } as const

overBothHandles('changing a value that a member returned does not change the world', options, async (t, { explo }) => {
  const { world, elsewhere, fill } = await start(t, explo)
  const returned: unknown[] = [await world.reset(), await world.restore('begun')]
  const { jwt, arrived } = await fill()
  returned.push(arrived)
  for (const call of Object.values({ ...changes, ...readings })) returned.push(await settled(call(world, jwt)))
  const before = { ...(await pictureOf(world, jwt)), ...(await elsewhere()) }

  for (const value of returned) spoil(value)

  t.strictSame({ ...(await pictureOf(world, jwt)), ...(await elsewhere()) }, before)
  await world.reset()
  t.match(await world.inspect(), beginning)
})

overBothHandles(
  'changing a value that was passed to a member does not change the world',
  options,
  async (t, { explo }) => {
    const { world } = await start(t, explo)
    const fixture = { customers: [{ provided_id: 'globex', properties: { a: { b: 1 } } }], group_tags: ['support'] }
    const where = { properties: { b: 1 } }
    const fault = { match: { operation, where } as const, then: { status: 503, body: { a: [1] } } }
    const gate = { operation, at: 'received', where: { properties: { b: 1 } } } as const
    await world.seed(fixture)
    await world.faults.add(fault)
    await world.gate(gate)
    const before = [await world.inspect(), await world.faults.list(), await world.gates()]

    for (const input of [fixture, fault, gate]) spoil(input)

    t.strictSame([await world.inspect(), await world.faults.list(), await world.gates()], before)
  },
)

test('the tests in this file cover every member of a world', async (t) => {
  const { explo } = await startFake(t, { transport: 'remote handle' })
  const { world } = await start(t, explo)
  const instruments = ['clock', 'faults', 'requests'] as const

  const members = membersOf(world).filter((name) => !instruments.includes(name as 'clock'))
  const ofInstruments = instruments.flatMap((name) => membersOf(world[name]).map((member) => `${name}.${member}`))

  const known = Object.keys({ ...readings, ...changes }).filter((name) => !name.startsWith('the error'))
  t.strictSame([...members, ...ofInstruments].sort(), [...known, ...others, ...silent].sort())
})

const beginning = {
  customers: [
    {
      provided_id: 'acme',
      properties: { region: { name: 'EU' } },
      emails: ['anna@example.com'],
      end_users: [{ provided_id: 'anna', email: 'anna@example.com', attributes: { role: ['admin'] } }],
    },
  ],
  dashboards: [{ name: 'Sales', embed_id: 'vcjTgL2wdX', attributes: [{ attribute: 'role', value: 'admin' }] }],
  embed_secrets: [{ key_id: 'aa111111-1a11-111a-aa11-1aaaa11a1a11', key_value: '0123456789abcdef0123456789ABCDEF' }],
}

async function start(t: Test, explo: ExploFake) {
  const { explo: otherFake } = await startFake(t)
  const world = await explo.world({ fixtures: beginning })
  await world.snapshot('begun')
  const elsewhere = async () => ({ routes: await otherFake.routes(), assumptions: await otherFake.assumptions() })
  const post = async (path: string, body: unknown) => {
    const outgoing = { method: 'POST', headers: jsonHeaders(world.apiToken), body: JSON.stringify(body) }
    return (await explo.fetch(`https://api.explo.co${path}`, outgoing)).json()
  }
  return { world, elsewhere, fill: () => fill(world, post) }
}

/** Lets every member have something to tell. */
async function fill(world: World, post: (path: string, body: unknown) => Promise<unknown>) {
  const events = world.events()
  const ofAcme = { provided_id: 'acme', embed_id: 'vcjTgL2wdX', dashboard_embed_id: 'vcjTgL2wdX' }
  const gate = await world.gate({ operation, at: 'received', where: { name: 'Late' } })
  const late = post('/api/create_customer/', { provided_id: 'late', name: 'Late' })
  const arrived = await gate.arrived
  await world.reset()
  await late
  await world.gate({ operation, at: 'received', where: { name: 'Other' } })
  await world.faults.add({ match: { operation: 'updateCustomer' }, then: { status: 503, body: { a: [1] } } })
  await post('/api/create_customer/', { provided_id: 'globex', name: 'Globex', colour: 'red' })
  const { jwt } = (await post('/api/generate_jwt/', ofAcme)) as { jwt: string }
  await post('/api/dashboard/report', { ...ofAcme, email: 'anna@example.com', variables: { a: { b: 1 } } })
  await post('/api/nothing/', {})
  await post('/api/update_customer/', ofAcme)
  await events.next()
  await events.return?.()
  return { jwt, arrived }
}

/** Everything that a world tells, as it is now. */
async function pictureOf(world: World, jwt: string): Promise<Record<string, unknown>> {
  const picture: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(readings)) picture[name] = await settled(read(world, jwt))
  return picture
}

/** The value of a call, or the fields of its error. */
async function settled(call: unknown): Promise<unknown> {
  try {
    return await call
  } catch (error) {
    return { ...(error as object) }
  }
}

async function firstEvent(world: World): Promise<unknown> {
  const events = world.events({ after: 0 })
  const { value } = await events.next()
  await events.return?.()
  return value
}

/** Changes a value in depth, as far as it can be changed. */
function spoil(value: unknown): void {
  if (value instanceof Date) value.setTime(0)
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    spoil((value as Record<string, unknown>)[key])
    Reflect.set(value, key, 'spoilt')
  }
  if (Array.isArray(value)) value.push('spoilt')
  else Reflect.set(value, 'spoilt', true)
}
