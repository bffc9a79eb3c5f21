import type { FastifyRequest, onSendHookHandler } from 'fastify'
import { noteMoment } from './note-moment.ts'

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
