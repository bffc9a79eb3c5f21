import type { onRequestHookHandler } from 'fastify'
import { throttled } from '../errors.ts'

/** Refuses a request that comes too soon after too many others of its client address. */
// Assumed: throttling
export const throttle: onRequestHookHandler = ({ arrival, ip }, _reply, done) => {
  const { state, world } = arrival
  const wait = state.rateLimiter?.admit(ip, state.clock.now()) ?? 0
  done(wait > 0 && world.settings.rateLimit ? throttled(ip, wait, world.settings.rateLimit) : undefined)
}
