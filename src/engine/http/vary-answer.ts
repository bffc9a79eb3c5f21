import type { onSendHookHandler } from 'fastify'

// Hooks of a fake with the option `vary`. The first answer loads the code that varies it.

/** Varies the reply before the journal records it. A reply that a fault made stays as the tester wrote it. */
export const varyAnswer: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  if (request.arrival.entry.isInjected) return done(null, payload)
  import('./vary/vary.ts').then(({ vary }) => vary(request, reply, payload)).then((varied) => done(null, varied), done)
}

/** Sends a varied reply in pieces, after the journal has recorded it. */
export const sendInPieces: onSendHookHandler<unknown> = ({ inPieces }, _reply, payload, done) => {
  done(null, inPieces ?? payload)
}
