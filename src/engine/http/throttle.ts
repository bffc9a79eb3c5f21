import type { onRequestHookHandler } from 'fastify'
import type { RateLimit } from '../options/settings.ts'
import type { Service } from '../service.ts'
import type { RateLimiter } from './rate-limiter.ts'

/** Refuses a request that comes too soon after too many others of its client address. */
// Assumed: throttling
export function throttle({ refusals }: Service, rule: RateLimit): onRequestHookHandler {
  return ({ arrival: { state }, ip }, _reply, done) => {
    const wait = (state.rateLimiter as RateLimiter).admit(ip, state.clock.now())
    done(wait > 0 ? refusals.throttled(ip, wait, rule) : undefined)
  }
}
