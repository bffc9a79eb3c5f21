import { test } from 'tap'
import { membersOf as controlMembersOf } from '../../../src/engine/control/members/index.ts'
import { explo as service } from '../../../src/explo/index.ts'
import { connectExploFake, type ExploFake } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'
import { membersOf } from '../../support/members-of.ts'

const members = controlMembersOf(service)

/** The members of a world that have members themselves; what `gate` resolves with, too. */
const instruments = ['requests', 'clock', 'faults', 'gate'] as const

/** A call names its world by an id or an API token, so these say nothing there. */
const membersOfIdentity = ['id', 'name']

const served = members.flatMap(({ handle = {}, alsoServes = [] }) => [...Object.keys(handle), ...alsoServes])

/** What only a process can have: its socket, and its end. */
const membersOfProcess = ['url', 'port', 'ca', 'app', 'adminToken', 'fetch', 'intercept']

/** What takes a function of the tester, which no control call can carry. */
const membersWithFunctions = ['expectChanges', 'explore']

/** What a program can only ask from outside. */
const routesOfProcess = ['GET /health', 'GET /ready', 'GET /version', 'GET /openapi-control.json']

/** The inspector, for people: a page that calls the other routes, where a test has the members themselves. */
const routesOfPage = ['GET /', 'GET ', 'GET /inspector/:file']

/** What classes of the core see of each other, and the public types do not show. */
const internalMembers = ['start', 'registry', 'reload']

const publicMembers = [
  ...new Set([...served, ...membersOfIdentity, ...membersOfProcess, ...membersWithFunctions, ...instruments]),
].sort()

test('every member of the handle has a control route, except those that concern the process', async (t) => {
  const { explo } = await startFake(t)

  t.strictSame(
    (await allMembersOf(explo)).filter((name) => !internalMembers.includes(name)),
    publicMembers,
  )
})

test('a remote handle has the same members as a local one', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const remote = await connectExploFake(explo.url)

  t.strictSame(await allMembersOf(remote), publicMembers)
})

test('every control route has a member of the handle, except those for the process or the page', async (t) => {
  const others = members.filter(({ handle, alsoServes }) => handle === undefined && alsoServes === undefined)

  t.strictSame(
    others.map(({ method, path }) => `${method} ${path}`),
    [...routesOfProcess, ...routesOfPage],
  )
})

/** With those of its instruments. */
async function allMembersOf(explo: ExploFake): Promise<string[]> {
  const gate = await explo.gate({ operation: 'createUserGroup', at: 'received' })
  const own = instruments.flatMap((name) =>
    membersOf(name === 'gate' ? gate : explo[name]).map((member) => `${name}.${member}`),
  )
  return [...membersOf(explo), ...own].sort()
}
