import type { CredentialsHeader } from '../engine/credentials.ts'
import { lastFour } from '../engine/journal/redact.ts'
import type { Operation } from '../engine/operation.ts'
import type { Refusal } from '../engine/refusals/refusal.ts'
import type { AccessRequest } from '../engine/service.ts'
import type { Permission } from '../engine/terms.ts'
import type { State } from '../engine/world/state.ts'
import type { World } from '../engine/world/world.ts'
import type { Team } from './records/team.ts'
import type { VisibilityGroup } from './records/visibility-group.ts'
import { missingCredentials, noRoomForWorld, readOnlyToken, unknownToken } from './refusals/errors.ts'
import type { ExploStore } from './store.ts'

export const credentialsHeader: CredentialsHeader = {
  name: 'Explo-Authorization',
  scheme: 'Token',
  description:
    '`Token <API token>`. An API token belongs to one data visibility group, and is read-only or read-write.',
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

/** @throws {Refusal} 401; 403 when the API token may call none of these operations. */
export function authorize(request: Arrival, operations: readonly Operation[]): Access {
  const { apiToken, entry, state } = request
  if (!apiToken) throw noAccess(request)

  const { scope, permission } = apiToken
  const { team } = state.store as ExploStore
  // Assumed: readOnlyToken
  if (permission === 'read-only' && operations.every((operation) => operation.permission === 'read-write')) {
    const isAllowed = team.assumptions.readOnlyToken === 'allow-existing' && operations.some((one) => one.getsExisting)
    if (!isAllowed) throw readOnlyToken(operations.map(({ name }) => name).join(' or '))
    entry.assumptions = [...entry.assumptions, 'readOnlyToken']
  }
  return { state, team, group: team.visibilityGroup(scope), permission }
}

function noAccess({ credentials: { token, flaw }, state, world }: Arrival): Refusal {
  if (token === null) return missingCredentials(flaw)
  if (flaw !== undefined) return unknownToken(flaw)

  const [holder] = (state.store as ExploStore).team.locate((customers) => customers.byToken(token))
  if (holder) {
    // A frequent mistake gets its own reason.
    return unknownToken(`this is the customer token of "${holder.customer.providedId}", not an API token`)
  }
  const { unknownTokens, maxWorlds } = world.settings
  if (unknownTokens === 'reject') return unknownToken(`no world has the API token ${lastFour(token)}`)
  return world.isFakeFull
    ? noRoomForWorld(maxWorlds)
    : unknownToken(`no world has the API token ${lastFour(token)}, and it can open none`)
}
