import type { RouteHandlerMethod } from 'fastify'
import type { Entry } from '../journal/entry.ts'
import type { State } from '../world/state.ts'

/** Notes where a request stands in the history of the data, unless a reset has put other data in its place. */
export function noteMoment({ entry, state }: { readonly entry: Entry; readonly state: State }): void {
  if (!state.isOver) state.journal.history.note(entry)
}

/** The same handler, which notes the moment before another request can change anything: handlers change data before they wait. */
export function withMoment(handler: unknown): RouteHandlerMethod {
  return function noted(request, reply) {
    const answer = (handler as RouteHandlerMethod).call(this, request, reply)
    noteMoment(request.arrival)
    return answer
  }
}
