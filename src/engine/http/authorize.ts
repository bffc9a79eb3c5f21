import type { onRequestHookHandler } from 'fastify'
import type { Service } from '../service.ts'

/** Lets a request reach its operation with an API token that exists and may call it. */
export function authorize({ authenticate, checkPermission }: Service): onRequestHookHandler {
  return (request, _reply, done) => {
    const { endpoint, entry } = request.arrival
    if (!endpoint) return done()

    const { operation, restsOn } = endpoint
    entry.operation = operation.name
    entry.assumptions = restsOn
    entry.replacedBy = operation.replacedBy
    const access = authenticate(request.arrival)
    checkPermission([operation], access)
    // Assumed: readOnlyToken
    if (access.permission === 'read-only' && operation.permission === 'read-write') {
      entry.assumptions = [...restsOn, 'readOnlyToken']
    }
    Object.assign(request, { access })
    done()
  }
}
