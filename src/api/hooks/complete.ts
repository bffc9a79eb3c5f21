import type { onSendHookHandler } from 'fastify'

/** Completes the journal entry just before the client can see the answer, so that a test never reads half an entry. */
export const complete: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  const { entry, state, world } = request.arrival
  const text = typeof payload === 'string' && payload !== '' ? payload : null
  state.journal.complete(entry, reply.statusCode, text, entry.bytes + (text?.length ?? 0))
  if (world.state !== state) world.noteLate(entry, state)
  done()
}
