import type { onRequestHookHandler } from 'fastify'
import { systemNow } from '../clock/system-time.ts'
import { type Credentials, readCredentials } from '../credentials.ts'
import { headerName } from '../product.ts'
import type { Service } from '../service.ts'
import type { RateLimit } from '../terms.ts'
import type { RateLimiter } from '../world/rate-limiter.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import { accessOf, allowedMethods, type OperationsByUrl } from './answer-unmatched.ts'
import { pathOf } from './request.ts'

/** Selects the world of a request by its API token, and begins an entry in the journal of that world. */
export function receive({ credentialsHeader }: Service, worlds: Worlds): onRequestHookHandler {
  return (request, reply, done) => {
    const { method, originalUrl, headers } = request
    const credentials = readCredentials(credentialsHeader, headers)
    const owner = ownerOf(credentials, worlds)
    const world = owner ?? worlds.default
    const { state } = world
    const entry = state.journal.begin(state.clock.now(), method, originalUrl, headers)
    if (!owner) entry.unclaimedAt = systemNow()
    const apiToken = credentials.token === null ? undefined : state.store.apiTokens.get(credentials.token)
    const { endpoint } = request.routeOptions.config
    request.arrival = { world, state, credentials, apiToken, entry, endpoint }
    reply.header(headerName('request'), entry.id)
    done()
  }
}

/** The world that the API token selects. */
function ownerOf({ token, flaw }: Credentials, worlds: Worlds): World | undefined {
  if (token === null) return undefined
  return flaw === undefined ? worlds.withTokenOrNew(token) : worlds.withToken(token)
}

/** Refuses a request of a client address that exceeds its rate limit. */
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

/** Refuses a request whose API token does not exist or may not call the operation. */
export function authorize(service: Service): onRequestHookHandler {
  return (request, _reply, done) => {
    const { endpoint, entry } = request.arrival
    if (!endpoint) return done()

    const { operation, restsOn } = endpoint
    entry.operation = operation.name
    entry.assumptions = restsOn
    entry.replacedBy = operation.replacedBy
    request.setDecorator('access', accessOf(request.arrival, service, [operation]))
    done()
  }
}

// Assumed: crossOrigin. Seen in the wild: a browser that sends an API token to `/api/generate_jwt`.
/** Lets browsers call from any origin, and answers their preflight requests. */
export function crossOrigin({ credentialsHeader }: Service, byUrl: OperationsByUrl): onRequestHookHandler {
  const preflightHeaders = {
    'access-control-allow-headers': `${credentialsHeader.name.toLowerCase()}, content-type`,
    'access-control-max-age': '600',
  }
  return (request, reply, done) => {
    const { method, headers } = request
    if (headers.origin !== undefined) reply.header('access-control-allow-origin', '*')
    if (method !== 'OPTIONS') return done()

    // Also without the slash: a browser gets the documented answer to a missing slash only after its preflight.
    const path = pathOf(request)
    const operations = byUrl.get(path) ?? byUrl.get(`${path}/`)
    if (operations === undefined) return done()
    const allowed = allowedMethods(operations)
    reply
      .code(204)
      .headers({ ...preflightHeaders, 'access-control-allow-methods': allowed, allow: allowed })
      .send()
  }
}
