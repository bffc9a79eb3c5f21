import type { onRequestHookHandler } from 'fastify'
import type { RateLimit } from '../options/settings.ts'
import type { Service } from '../service.ts'
import type { Worlds } from '../world/worlds.ts'
import type { RateLimiter } from './rate-limiter.ts'

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

/** Refuses a request that comes too soon after too many others of its client address. */
// Assumed: throttling
export function throttle({ refusals }: Service, rule: RateLimit): onRequestHookHandler {
  return ({ arrival: { state }, ip }, _reply, done) => {
    const wait = (state.rateLimiter as RateLimiter).admit(ip, state.clock.now())
    done(wait > 0 ? refusals.throttled(ip, wait, rule) : undefined)
  }
}

/** Hides a malformed `Content-Type` from Fastify, which would refuse the request before the journal has its body. */
export const admitMediaType: onRequestHookHandler = (request, _reply, done) => {
  if (request.mediaType === undefined) request.headers = { 'content-type': undefined }
  done()
}
