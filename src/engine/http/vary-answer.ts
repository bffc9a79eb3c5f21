import type { onSendHookHandler } from 'fastify'

// Hooks of a fake with the option `vary`. How it varies is loaded with its first answer.

/** There is an answer, which the journal shall have as the client gets it. What a fault answers is the tester's own. */
export const varyAnswer: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  if (request.arrival.entry.isInjected) return done(null, payload)
  import('./vary/vary.ts').then(({ vary }) => vary(request, reply, payload)).then((varied) => done(null, varied), done)
}

/** The journal has the answer. */
export const sendInPieces: onSendHookHandler<unknown> = ({ inPieces }, _reply, payload, done) => {
  done(null, inPieces ?? payload)
}
