import { test } from 'tap'
import { members } from '../../../src/engine/control/members/index.ts'
import {
  connectExploFake,
  type ExploFake,
  type Faults,
  type Gate,
  type Requests,
  type World,
  type WorldClock,
} from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'
import { membersOf } from '../../support/members-of.ts'

/** The members of a world that have members themselves. */
interface Instruments {
  readonly requests: Requests
  readonly clock: WorldClock
  readonly faults: Faults
  /** What `gate` resolves with. */
  readonly gate: Gate
}

type Member =
  | Exclude<keyof World, keyof Instruments | keyof typeof membersOfIdentity | symbol>
  | { [Name in keyof Instruments]: `${Name}.${keyof Instruments[Name] & string}` }[keyof Instruments]

/** A call names its world by an id or an API token, so these say nothing there. */
const membersOfIdentity = { id: true, name: true }

/** Which route does what a member of a world does. The compiler asks for the members that are not here. */
const routesOfMembers: Record<Member, string> = {
  reset: 'POST /reset',
  inspect: 'GET /state',
  seed: 'POST /seed',
  fork: 'POST /fork',
  snapshot: 'POST /snapshots',
  snapshots: 'GET /snapshots',
  restore: 'POST /snapshots/:name/restore',
  close: 'DELETE /world',
  assumptions: 'GET /assumptions',
  routes: 'GET /routes',
  openApi: 'GET /openapi.json',
  outbox: 'GET /outbox',
  embedSecrets: 'GET /embed-secrets',
  openJwt: 'POST /jwt/open',
  explain: 'GET /requests/:id/explain',
  lint: 'GET /lint',
  coverage: 'GET /coverage',
  events: 'GET /events',
  'requests.get': 'GET /requests/:id',
  verify: 'POST /verify',
  verifyNever: 'POST /verify/never',
  verifyOrder: 'POST /verify/order',
  'requests.waitFor': 'POST /requests/wait',
  apiToken: 'GET /world',
  readOnlyToken: 'GET /world',
  tokens: 'GET /world',
  env: 'GET /world',
  'requests.list': 'GET /requests',
  'requests.dropped': 'GET /requests',
  'requests.unmatched': 'GET /requests/unmatched',
  'requests.late': 'GET /requests/late',
  'requests.clear': 'DELETE /requests',
  'faults.add': 'POST /faults',
  'faults.list': 'GET /faults',
  'faults.remove': 'DELETE /faults/:id',
  'faults.clear': 'DELETE /faults',
  gates: 'GET /gates',
  'gate.id': 'POST /gates',
  'gate.arrived': 'GET /gates/:id/arrived',
  'gate.release': 'POST /gates/:id/release',
  'clock.now': 'GET /clock',
  'clock.read': 'GET /clock',
  'clock.set': 'PUT /clock',
  'clock.freeze': 'PUT /clock',
  'clock.resume': 'PUT /clock',
  'clock.advance': 'POST /clock/advance',
}

const routesOfFake: Record<'world' | 'worlds', string> = { world: 'POST /worlds', worlds: 'GET /worlds' }

/** What only a process can have: its socket, and its end. */
const membersOfProcess: Record<Exclude<keyof ExploFake, keyof World | keyof typeof routesOfFake | symbol>, true> = {
  url: true,
  port: true,
  ca: true,
  app: true,
  adminToken: true,
  fetch: true,
  intercept: true,
}

/** What a program can only ask from outside. */
const routesOfProcess = ['GET /health', 'GET /ready', 'GET /version', 'GET /openapi-control.json']

/** The inspector, for people: a page that calls the other routes, where a test has the members themselves. */
const routesOfPage = ['GET /', 'GET ', 'GET /inspector/:file']

/** What classes of the core see of each other, and the public types do not show. */
const internalMembers = [
  'settings',
  'state',
  'start',
  'moment',
  'noteLate',
  'noteClock',
  'end',
  'usedAt',
  'refuseIfClosed',
  'gateWithId',
  'beginWith',
  'hasClaimTo',
  'isFakeFull',
  'reload',
]

const instruments: readonly (keyof Instruments)[] = ['requests', 'clock', 'faults', 'gate']

const publicMembers = [
  ...Object.keys({ ...routesOfMembers, ...membersOfIdentity, ...membersOfProcess, ...routesOfFake }),
  ...instruments,
].sort()

test('every member of the handle has a route, or is named here as one of the process', async (t) => {
  const { explo } = await startFake(t)

  t.strictSame(
    (await allMembersOf(explo)).filter((name) => !internalMembers.includes(name)),
    publicMembers,
  )
})

test('a fake in another process has the members of one in this process', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const remote = await connectExploFake(explo.url)

  t.strictSame(await allMembersOf(remote), publicMembers)
})

test('every route does what some member does, or is named here as one of the process or of the page', async (t) => {
  const routes = members.map(({ method, path }) => `${method} ${path}`)

  const known = [...Object.values(routesOfMembers), ...Object.values(routesOfFake), ...routesOfProcess, ...routesOfPage]
  t.strictSame(routes.sort(), [...new Set(known)].sort())
})

/** With those of its instruments. */
async function allMembersOf(explo: ExploFake): Promise<string[]> {
  const gate = await explo.gate({ operation: 'createUserGroup', at: 'received' })
  const own = instruments.flatMap((name) =>
    membersOf(name === 'gate' ? gate : explo[name]).map((member) => `${name}.${member}`),
  )
  return [...membersOf(explo), ...own].sort()
}
