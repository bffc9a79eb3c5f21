import type { onRequestHookHandler } from 'fastify'
import { suggestion } from '../world/nearest.ts'
import { ControlError } from './errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The query parameters of a control route; none when left out. */
    query?: readonly string[]
  }
}

/** Refuses query parameters that a route would not read: `DELETE /requests?status=404` would clear everything. */
export const checkQuery: onRequestHookHandler = ({ query, routeOptions }, _reply, done) => {
  const known = routeOptions.config.query ?? []
  for (const [name, value] of Object.entries(query as object)) {
    if (!known.includes(name)) throw mistake(`There is no query parameter "${name}".`, suggestion(name, known))
    if (typeof value !== 'string') throw mistake(`The query parameter "${name}" is given twice.`, 'Give it once.')
  }
  done()
}

function mistake(message: string, hint: string): ControlError {
  return new ControlError(400, 'EXPLO_FAKE_QUERY', message, hint)
}
