import type {
  FastifyReply,
  FastifyRequest,
  onSendHookHandler,
  preHandlerHookHandler,
  preValidationHookHandler,
} from 'fastify'
import { noteInjected, strike } from './apply-faults.ts'
import { breakConnection } from './break-connection.ts'
import { bytesOf, slowBody } from './slow-body.ts'
import { hold, passageOf } from './wait-at-gates.ts'

// The moments at which a request meets gates and faults. Where nothing is armed, each costs a look at one field.

/** What stands for an answer that will never come. */
const nothing = Symbol('no answer')

/** The body is read. */
export const meetReceived: preValidationHookHandler = (request, reply, done) => {
  if (!isConcerned(request)) return done()
  receive(request, reply).then((isToGoOn) => isToGoOn && done(), done)
}

/** The fields are right. */
export const meetCommit: preHandlerHookHandler = (request, reply, done) => {
  if (!isConcerned(request)) return done()
  hold(request, reply, 'beforeCommit').then(() => done(), done)
}

/** There is an answer. What comes of it is what the journal shall have. */
export const meetAnswer: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  if (!isConcerned(request)) return done(null, payload)
  answer(request, reply, payload).then((sent) => sent !== nothing && done(null, sent), done)
}

/** The journal has the answer. */
export const meetDeparture: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  const { passage } = request
  if (!passage) return done(null, payload)
  // Nobody would read the pieces of an answer for which nobody waits.
  if (passage.slowBy === undefined || reply.raw.destroyed) {
    passage.end()
    return done(null, payload)
  }
  slowBody(payload, passage.slowBy, passage).then(({ length, body }) => {
    reply.header('content-length', length)
    done(null, body)
  }, done)
}

/** Whether an operation is asked for in a world where something may be armed for it. */
function isConcerned({ arrival: { state, entry } }: FastifyRequest): boolean {
  return state.isArmed && entry.operation !== null
}

/** @returns Whether Explo gets to see the request. */
async function receive(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  await hold(request, reply, 'received')
  const outcome = await strike(request, reply, 'before')
  if (outcome === undefined) return true

  switch (outcome.kind) {
    case 'slow':
      passageOf(request, reply).slowBy = outcome.over
      return true
    case 'connection':
      noteInjected(request, 'no answer', 'before')
      breakConnection(request, reply, outcome.failure)
      return false
    case 'answer': {
      const { status, headers, body } = outcome.answerIn(request.arrival.world.settings.dialect)
      noteInjected(request, String(status), 'before')
      reply
        .code(status)
        .headers(headers)
        .send(body === '' ? undefined : body)
      return false
    }
  }
}

async function answer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const { entry } = request.arrival
  let sent = payload
  if (entry.reason === null) {
    await hold(request, reply, 'afterCommit')
    sent = await lose(request, reply, payload)
  }
  if (sent !== nothing) await hold(request, reply, 'beforeReply')
  return sent
}

/** Explo has done what was asked; the answer may be lost all the same. */
async function lose(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const outcome = await strike(request, reply, 'after')
  switch (outcome?.kind) {
    case 'slow':
      passageOf(request, reply).slowBy = outcome.over
      return payload
    case 'connection':
      noteInjected(request, 'no answer', 'after')
      breakConnection(request, reply, outcome.failure, (await bytesOf(payload)).toString())
      return nothing
    case 'answer': {
      const { status, headers, body } = outcome.answerIn(request.arrival.world.settings.dialect)
      noteInjected(request, String(status), 'after')
      reply.removeHeader('content-type').code(status).headers(headers)
      return body
    }
    default:
      return payload
  }
}
