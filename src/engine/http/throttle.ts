import type { onRequestHookHandler } from 'fastify'
import { throttled } from '../../explo/refusals/errors.ts'
import type { RateLimit } from '../options/settings.ts'
import type { RateLimiter } from './rate-limiter.ts'

/** Refuses a request that comes too soon after too many others of its client address. */
// Assumed: throttling
export function throttle(rule: RateLimit): onRequestHookHandler {
  return ({ arrival: { state }, ip }, _reply, done) => {
    const wait = (state.rateLimiter as RateLimiter).admit(ip, state.clock.now())
    done(wait > 0 ? throttled(ip, wait, rule) : undefined)
  }
}
