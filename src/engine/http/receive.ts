import type { onRequestHookHandler } from 'fastify'
import type { Service } from '../service.ts'
import type { Worlds } from '../world/worlds.ts'

/** Picks the world of a request by its API token, and enters the request in that world's journal. */
export function receive({ readCredentials }: Service, worlds: Worlds): onRequestHookHandler {
  return (request, reply, done) => {
    const { method, originalUrl, headers } = request
    const credentials = readCredentials(headers)
    const world = (credentials.token !== null && worlds.withTokenOrNew(credentials.token)) || worlds.default
    const { state } = world
    const entry = state.journal.begin(state.clock.now(), method, originalUrl, headers)
    request.arrival = { world, state, credentials, entry, endpoint: request.routeOptions.config.endpoint }
    reply.header('x-explo-fake-request', entry.id)
    done()
  }
}
