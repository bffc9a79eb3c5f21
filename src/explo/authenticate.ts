import type { Arrival } from '../engine/http/request.ts'
import { lastFour } from '../engine/journal/redact.ts'
import type { Operation } from '../engine/operation.ts'
import type { Refusal } from '../engine/refusals/refusal.ts'
import type { Access } from './access.ts'
import { missingCredentials, noRoomForWorld, readOnlyToken, unknownToken } from './refusals/errors.ts'
import type { ExploStore } from './store.ts'

/** What the API token of a request reaches. @throws {Refusal} 401 */
export function authenticate({ credentials, world, state, entry }: Arrival): Access {
  if (credentials.token === null) throw missingCredentials(credentials.flaw)

  const { team } = state.store as ExploStore
  const apiToken = team.apiTokens.get(credentials.token)
  if (!apiToken)
    throw credentials.flaw === undefined
      ? strangeToken(credentials.token, { state, world })
      : unknownToken(credentials.flaw)

  const { visibilityGroup, permission } = apiToken
  entry.visibilityGroup = visibilityGroup
  entry.permission = permission
  return { world, state, team, group: team.visibilityGroup(visibilityGroup), permission }
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
