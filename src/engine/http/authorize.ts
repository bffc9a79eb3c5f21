import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Access } from '../../explo/access.ts'
import { missingCredentials, noRoomForWorld, readOnlyToken, unknownToken } from '../../explo/refusals/errors.ts'
import type { Refusal } from '../../explo/refusals/refusal.ts'
import type { Operation } from '../operation.ts'

/** Lets a request reach its operation with an API token that exists and may do it. */
export const authorize: onRequestHookHandler = (request, _reply, done) => {
  const { endpoint, entry } = request.arrival
  if (!endpoint) return done()

  const { operation, restsOn } = endpoint
  entry.operation = operation.name
  entry.assumptions = restsOn
  entry.replacedBy = operation.replacedBy ?? null
  const access = authenticate(request)
  checkPermission([operation], access)
  // Assumed: readOnlyToken
  if (access.permission === 'read-only' && operation.permission === 'read-write') {
    entry.assumptions = [...restsOn, 'readOnlyToken']
  }
  request.access = access
  done()
}

/** @throws {Refusal} 403 When the API token may call none of these operations. */
export function checkPermission(operations: readonly Operation[], access: Access): void {
  if (operations.some((operation) => mayCall(operation, access))) return
  throw readOnlyToken(operations.map(({ name }) => name).join(' or '))
}

/** What the API token of a request reaches. @throws {Refusal} 401 */
export function authenticate({ arrival }: FastifyRequest): Access {
  const { credentials, world, state, entry } = arrival
  if (credentials.token === null) throw missingCredentials(credentials.flaw)

  const { team } = state
  const apiToken = team.apiTokens.get(credentials.token)
  if (!apiToken) throw strange(credentials.token, arrival)

  const { visibilityGroup, permission } = apiToken
  entry.visibilityGroup = visibilityGroup
  entry.permission = permission
  return { world, state, team, group: team.visibilityGroup(visibilityGroup), permission }
}

// Assumed: readOnlyToken
function mayCall(operation: Operation, { permission, team }: Access): boolean {
  if (permission === 'read-write' || operation.permission === 'read-only') return true
  return operation.getsExisting === true && team.assumptions.readOnlyToken === 'allow-existing'
}

function strange(token: string, { state, world }: FastifyRequest['arrival']): Refusal {
  const [holder] = state.team.locate((customers) => customers.byToken(token))
  if (holder) {
    // A frequent mix-up deserves its own words.
    return unknownToken(`this is the customer token of "${holder.customer.providedId}", not an API token`)
  }
  const { unknownTokens, maxWorlds } = world.settings
  if (unknownTokens === 'reject') return unknownToken('no world has this API token')
  return world.isFakeFull
    ? noRoomForWorld(maxWorlds)
    : unknownToken('no world has this API token, and it can open none')
}
