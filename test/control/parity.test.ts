import { test } from 'tap'
import { controlRoutes } from '../../src/control/routes.ts'
import type { ExploFake, Requests, World } from '../../src/index.ts'
import { startFake } from '../helper.ts'

type Member = Exclude<keyof World, 'requests' | keyof typeof membersOfIdentity> | `requests.${keyof Requests}`

/** Over HTTP a call names its world by an API token, so these say nothing there. */
const membersOfIdentity = { id: true, name: true }

/** Which route does what a member of a world does. The compiler asks for the members that are not here. */
const routesOfMembers: Record<Member, string> = {
  reset: 'POST /reset',
  inspect: 'GET /state',
  seed: 'POST /seed',
  assumptions: 'GET /assumptions',
  routes: 'GET /routes',
  openApi: 'GET /openapi.json',
  outbox: 'GET /outbox',
  embedSecrets: 'GET /embed-secrets',
  openJwt: 'POST /jwt/open',
  verify: 'POST /verify',
  verifyNever: 'POST /verify/never',
  verifyOrder: 'POST /verify/order',
  'requests.waitFor': 'POST /requests/wait',
  'requests.list': 'GET /requests',
  'requests.dropped': 'GET /requests',
  'requests.unmatched': 'GET /requests/unmatched',
  'requests.clear': 'DELETE /requests',
  apiToken: 'GET /state',
  readOnlyToken: 'GET /state',
  tokens: 'GET /state',
}

/** What only a process can have: its socket, and its end. */
const membersOfProcess: Record<Exclude<keyof ExploFake, keyof World | symbol>, true> = {
  url: true,
  port: true,
  app: true,
  adminToken: true,
  fetch: true,
  env: true,
  intercept: true,
  close: true,
}

/** What a program can only ask from outside. */
const routesOfProcess = ['GET /health', 'GET /ready', 'GET /version']

/** What classes of the core see of each other, and the public types do not show. */
const internalMembers = ['settings', 'state', 'start']

test('every member of the handle has a route, or is named here as one of the process', async (t) => {
  const { explo } = await startFake(t)

  const members = [...membersOf(explo), ...membersOf(explo.requests).map((name) => `requests.${name}`)]

  const known = { ...routesOfMembers, ...membersOfIdentity, ...membersOfProcess, requests: true }
  t.strictSame(members.sort(), [...Object.keys(known), ...internalMembers].sort())
})

test('every route does what some member does, or is named here as one of the process', async (t) => {
  const routes = controlRoutes.map(({ method, path }) => `${method} ${path}`)

  t.strictSame(routes.sort(), [...new Set([...Object.values(routesOfMembers), ...routesOfProcess])].sort())
})

/** The public members of an object and of the classes that made it. */
function membersOf(object: object): string[] {
  const prototype = Object.getPrototypeOf(object)
  const inherited = prototype === Object.prototype ? [] : membersOf(prototype)
  const own = Object.getOwnPropertyNames(object).filter((name) => name !== 'constructor')
  return [...new Set([...own, ...inherited])]
}
