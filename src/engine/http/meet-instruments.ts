import type {
  FastifyReply,
  FastifyRequest,
  onSendHookHandler,
  preHandlerHookHandler,
  preValidationHookHandler,
} from 'fastify'
import type { Effect } from '../faults/effect.ts'
import { headerName } from '../product.ts'
import { breakConnection, bytesOf, slowBody } from './break-connection.ts'
import { heldRequestOf, waitAtGates } from './held-request.ts'
import { pathOf } from './request.ts'

// The hooks for gates and faults. In a world without any, each hook only reads one field.

/** Stands for a payload when the client gets no answer. */
const noAnswer = Symbol('no answer')

/** Waits at gates at `received` and applies `before` faults. The journal already has the body. */
export const meetReceived: preValidationHookHandler = (request, reply, done) => {
  if (!isConcerned(request)) return done()
  applyBefore(request, reply).then((continues) => continues && done(), done)
}

/** Waits at gates at `beforeCommit`. The fields are already validated. */
export const meetCommit: preHandlerHookHandler = (request, reply, done) => {
  if (!isConcerned(request)) return done()
  waitAtGates(request, reply, 'beforeCommit').then(() => done(), done)
}

/** Applies `after` faults and gates to the reply, before the journal records it. */
export const meetAnswer: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  if (!isConcerned(request)) return done(null, payload)
  applyAfter(request, reply, payload).then((sent) => sent !== noAnswer && done(null, sent), done)
}

/** Sends a slow body in pieces. The journal already has the reply. */
export const meetDeparture: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  const { held } = request
  if (!held) return done(null, payload)
  // After a disconnect nobody reads the pieces.
  if (held.slowBy === undefined || reply.raw.destroyed) {
    held.end()
    return done(null, payload)
  }
  slowBody(payload, held.slowBy, held).then(({ length, body }) => {
    reply.header('content-length', length)
    done(null, body)
  }, done)
}

/** Whether the world has gates or faults, and the request reaches an operation. */
function isConcerned({ arrival: { state, entry } }: FastifyRequest): boolean {
  return state.isArmed && entry.operation !== null
}

/** @returns Whether the request continues. */
async function applyBefore(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  await waitAtGates(request, reply, 'received')
  const effect = await applyFaults(request, reply, 'before')
  let continues = true
  await effect?.(
    {
      answer({ status, headers, body }) {
        continues = false
        noteInjected(request, String(status), 'before')
        reply
          .code(status)
          .headers(headers)
          .send(body === '' ? undefined : body)
      },
      breakConnection(how) {
        continues = false
        noteInjected(request, 'no answer', 'before')
        breakConnection(request, reply, how)
      },
      slowDown(over) {
        heldRequestOf(request, reply).slowBy = over
      },
    },
    request.arrival.world.settings,
  )
  return continues
}

async function applyAfter(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const { entry } = request.arrival
  let sent = payload
  if (entry.reason === null) {
    await waitAtGates(request, reply, 'afterCommit')
    sent = await replaceReply(request, reply, payload)
  }
  if (sent !== noAnswer) await waitAtGates(request, reply, 'beforeReply')
  return sent
}

/** Applies an `after` fault. The operation has already run. */
async function replaceReply(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const effect = await applyFaults(request, reply, 'after')
  let sent = payload
  await effect?.(
    {
      answer({ status, headers, body }) {
        noteInjected(request, String(status), 'after')
        reply.removeHeader('content-type').code(status).headers(headers)
        sent = body
      },
      async breakConnection(how) {
        noteInjected(request, 'no answer', 'after')
        breakConnection(request, reply, how, (await bytesOf(payload)).toString())
        sent = noAnswer
      },
      slowDown(over) {
        heldRequestOf(request, reply).slowBy = over
      },
    },
    request.arrival.world.settings,
  )
  return sent
}

/** Applies the faults of a phase. Resolves after their delays, with the effect on the request. */
async function applyFaults(
  request: FastifyRequest,
  reply: FastifyReply,
  phase: 'after' | 'before',
): Promise<Effect | undefined> {
  const { entry, state } = request.arrival
  const met = { entry, operation: entry.operation as string, path: pathOf(request) }
  const hit = state.faults?.meet(phase, met, state.clock.now())
  if (!hit) return undefined

  entry.faults = [...entry.faults, ...hit.ids]
  reply.header(headerName('fault'), entry.faults.join(', '))
  await heldRequestOf(request, reply).sleep(hit.delay)
  return hit.effect
}

/** Notes in the journal that a fault made the reply. */
function noteInjected(request: FastifyRequest, what: string, phase: 'after' | 'before'): void {
  const { entry, world } = request.arrival
  const effect = phase === 'after' ? `, after ${world.settings.service.name} did what was asked` : ''
  Object.assign(entry, {
    isInjected: true,
    reason: `${what}: fault ${entry.faults.at(-1)} fired${effect}`,
    hint: null,
    assumptions: [],
  })
}
