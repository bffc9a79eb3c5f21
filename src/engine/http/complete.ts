import type { FastifyRequest, onSendHookHandler, RouteHandlerMethod } from 'fastify'
import type { Entry } from '../journal/entry.ts'
import type { State } from '../world/state.ts'

/** Completes the journal entry before the client gets the answer, so that no test reads an incomplete entry. */
export const complete: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  const retryAfter = reply.statusCode < 400 ? undefined : reply.getHeader('retry-after')
  if (retryAfter !== undefined) request.arrival.entry.retryAfter = Number(retryAfter)
  enter(request, reply.statusCode, typeof payload === 'string' && payload !== '' ? payload : null)
  done()
}

/** Completes the journal entry. @param status Null when the client gets no answer. */
export function enter({ arrival }: FastifyRequest, status: number | null, text: string | null): void {
  const { entry, state, world } = arrival
  noteMoment(arrival)
  state.journal.complete(entry, status, text, entry.bytes + (text?.length ?? 0))
  if (world.state !== state) world.noteLate(entry, state)
}

/** Notes the place of a request in the history of the data, unless a reset has replaced the data. */
function noteMoment({ entry, state }: { readonly entry: Entry; readonly state: State }): void {
  if (!state.isOver) state.journal.history.note(entry)
}

/** A handler that notes its moment at once. Handlers change data before they wait, so no other request changes it in between. */
export function withMoment(handler: unknown): RouteHandlerMethod {
  return function noted(request, reply) {
    const answer = (handler as RouteHandlerMethod).call(this, request, reply)
    noteMoment(request.arrival)
    return answer
  }
}
