import { lastFour } from '../engine/journal/redact.ts'
import type { Operation } from '../engine/operation.ts'
import type { Refusal } from '../engine/refusals/refusal.ts'
import type { AccessRequest } from '../engine/service.ts'
import type { Credentials, Permission } from '../engine/terms.ts'
import type { State } from '../engine/world/state.ts'
import type { World } from '../engine/world/world.ts'
import type { Team } from './records/team.ts'
import type { VisibilityGroup } from './records/visibility-group.ts'
import { missingCredentials, noRoomForWorld, readOnlyToken, unknownToken } from './refusals/errors.ts'
import type { ExploStore } from './store.ts'

export const credentialsHeader = {
  name: 'Explo-Authorization',
  description:
    '`Token <API token>`. An API token belongs to one data visibility group, and is read-only or read-write.',
  write: (apiToken: string) => `Token ${apiToken}`,
}

const header = credentialsHeader.name.toLowerCase()
/** What JavaScript makes of a variable that is not set. */
const unsetValues = ['undefined', 'null']

// Assumed: missingCredentials
export function readCredentials(headers: Readonly<Record<string, string | string[] | undefined>>): Credentials {
  const value = headers[header]
  if (value === undefined) return absent('the Explo-Authorization header is missing')

  const text = String(value).trim()
  const space = text.indexOf(' ')
  const scheme = space === -1 ? text : text.slice(0, space)
  if (scheme.toLowerCase() !== 'token') return absent('the Explo-Authorization header does not start with "Token "')

  const token = space === -1 ? '' : text.slice(space).trim()
  if (token === '') return absent('the Explo-Authorization header has no token after "Token"')
  return unsetValues.includes(token)
    ? { token, flaw: `the API token is the word "${token}", as of a variable that is not set` }
    : { token }
}

function absent(flaw: string): Credentials {
  return { token: null, flaw }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What an operation may touch. */
    access: Access
  }
}

/** A request that asks for access, with the types of the engine's world. */
interface Arrival extends AccessRequest {
  readonly state: State
  readonly world: World
}

/** What the API token of a request reaches: one visibility group of one world, as it was when the request arrived. */
export interface Access {
  readonly state: State
  readonly team: Team
  readonly group: VisibilityGroup
  readonly permission: Permission
}

/** What the API token of a request reaches. @throws {Refusal} 401 */
export function authenticate({ credentials, world, state, entry }: Arrival): Access {
  if (credentials.token === null) throw missingCredentials(credentials.flaw)

  const { team } = state.store as ExploStore
  const apiToken = team.apiTokens.get(credentials.token)
  if (!apiToken)
    throw credentials.flaw === undefined
      ? strangeToken(credentials.token, { state, world })
      : unknownToken(credentials.flaw)

  const { scope, permission } = apiToken
  entry.scope = scope
  entry.permission = permission
  return { state, team, group: team.visibilityGroup(scope), permission }
}

/** @throws {Refusal} 403 When the API token may call none of these operations. */
export function checkPermission(operations: readonly Operation[], access: Access): void {
  if (operations.some((operation) => mayCall(operation, access))) return
  throw readOnlyToken(operations.map(({ name }) => name).join(' or '))
}

// Assumed: readOnlyToken
function mayCall(operation: Operation, { permission, team }: Access): boolean {
  if (permission === 'read-write' || operation.permission === 'read-only') return true
  return operation.getsExisting && team.assumptions.readOnlyToken === 'allow-existing'
}

function strangeToken(token: string, { state, world }: Pick<Arrival, 'state' | 'world'>): Refusal {
  const [holder] = (state.store as ExploStore).team.locate((customers) => customers.byToken(token))
  if (holder) {
    // A frequent mix-up deserves its own words.
    return unknownToken(`this is the customer token of "${holder.customer.providedId}", not an API token`)
  }
  const { unknownTokens, maxWorlds } = world.settings
  if (unknownTokens === 'reject') return unknownToken(`no world has the API token ${lastFour(token)}`)
  return world.isFakeFull
    ? noRoomForWorld(maxWorlds)
    : unknownToken(`no world has the API token ${lastFour(token)}, and it can open none`)
}
