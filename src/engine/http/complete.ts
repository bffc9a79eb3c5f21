import type { FastifyRequest, onSendHookHandler, RouteHandlerMethod } from 'fastify'
import type { Entry } from '../journal/entry.ts'
import type { State } from '../world/state.ts'

/** Completes the journal entry before the client can see the answer, so that a test never reads half an entry. */
export const complete: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  const retryAfter = reply.statusCode < 400 ? undefined : reply.getHeader('retry-after')
  if (retryAfter !== undefined) request.arrival.entry.retryAfter = Number(retryAfter)
  enter(request, reply.statusCode, typeof payload === 'string' && payload !== '' ? payload : null)
  done()
}

/** @param status Null when the client gets no answer. */
export function enter({ arrival }: FastifyRequest, status: number | null, text: string | null): void {
  const { entry, state, world } = arrival
  noteMoment(arrival)
  state.journal.complete(entry, status, text, entry.bytes + (text?.length ?? 0))
  if (world.state !== state) world.noteLate(entry, state)
}

/** Notes where a request stands in the history of the data, unless a reset has put other data in its place. */
function noteMoment({ entry, state }: { readonly entry: Entry; readonly state: State }): void {
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
