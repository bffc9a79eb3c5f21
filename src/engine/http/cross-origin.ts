import type { onRequestHookHandler } from 'fastify'
import type { Service } from '../service.ts'
import { allowedMethods, type OperationsByUrl } from './answer-unmatched.ts'
import { pathOf } from './request.ts'

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

    // Also without the slash: only after its preflight does a browser see the documented answer to a missing slash.
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
