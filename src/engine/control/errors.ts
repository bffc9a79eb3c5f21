import type { FastifyBaseLogger, FastifyError, FastifyReply } from 'fastify'
import { FixtureError } from '../input/fixture-error.ts'
import { FakeError } from '../input/tester-error.ts'
import { LintError } from '../lint/lint.ts'
import { errorCode, product } from '../product.ts'
import { VerifyError, WaitError } from '../verify/verify-error.ts'

/** The errors of the control API by code. */
export const controlErrors = {
  OPTION: { status: 400, says: 'A name or a value is unknown or not allowed.' },
  QUERY: { status: 400, says: 'A query parameter is unknown, or given twice.' },
  JSON: { status: 400, says: 'The body is not JSON.' },
  BODY: { status: 400, says: 'The body lacks a field, or has one that is not allowed here.' },
  NO_BODY: { status: 400, says: 'The body is missing.' },
  CREDENTIALS: { status: 400, says: 'The header that names the world is malformed.' },
  NO_SOCKET: { status: 400, says: 'Events need a socket, and this call has none.' },
  ADMIN_TOKEN: { status: 401, says: 'The admin token is missing or wrong.' },
  FOREIGN_ORIGIN: { status: 403, says: 'A page of another origin sent the call.' },
  UNEXPECTED_HOST: { status: 403, says: 'The `Host` of the call is not a loopback name.' },
  UNKNOWN_ROUTE: { status: 404, says: 'There is no such route or file.' },
  UNKNOWN_WORLD: { status: 404, says: 'There is no such world.' },
  UNKNOWN_FAULT: { status: 404, says: 'There is no such fault.' },
  UNKNOWN_GATE: { status: 404, says: 'There is no such gate.' },
  UNKNOWN_REQUEST: { status: 404, says: 'The journal has no such request.' },
  UNKNOWN_SNAPSHOT: { status: 404, says: 'There is no such snapshot.' },
  METHOD: { status: 405, says: 'The route does not answer this method.' },
  WAIT_TIMEOUT: { status: 408, says: 'Too few requests arrived in time. `requests` has those that did.' },
  GATE_MISSED: { status: 408, says: 'Too few requests reached the gate in time.' },
  WAIT_ENDED: { status: 409, says: 'The world was reset or closed while the call waited.' },
  GATE_OVER: {
    status: 409,
    says: 'The gate was released, or its world was reset or closed, before enough requests arrived.',
  },
  TOO_MANY_WORLDS: { status: 409, says: 'The fake has its maximum number of worlds.' },
  WORLD_CLOSED: { status: 409, says: 'The world is closed.' },
  DEFAULT_WORLD: { status: 409, says: 'The default world cannot be closed.' },
  STATE_GONE: { status: 410, says: 'The journal no longer has all changes since the request.' },
  REQUEST: { status: 413, says: 'The body is too large.' },
  MEDIA_TYPE: { status: 415, says: 'The body is not sent as JSON.' },
  FIXTURE: { status: 422, says: 'The fixture has mistakes, all of them in `mistakes`. Nothing was stored.' },
  VERIFY: { status: 422, says: 'The check failed. `requests` has the closest requests.' },
  LINT: { status: 422, says: 'A lint rule with the level `fail` found something. `findings` has all findings.' },
  NOT_READY: { status: 503, says: 'The fake is starting or closing.' },
} as const satisfies Record<string, { readonly status: number; readonly says: string }>

export type ControlErrorCode = keyof typeof controlErrors

const statuses = new Map<string, number>(
  Object.entries(controlErrors).map(([code, { status }]) => [errorCode(code), status]),
)

/** A refused control call. A tester reads it, so it says what was wrong and how to fix it. */
export class ControlError extends FakeError {
  override readonly name = 'ControlError'

  constructor(code: ControlErrorCode, problem: string, hint: string) {
    super(code, problem, hint)
  }
}

export function notReady(): ControlError {
  return new ControlError('NOT_READY', 'The fake is starting or closing.', 'Ask again in a moment.')
}

/** Answers anything thrown in the control scope with `{ error: { code, message, hint } }`. */
export function sendControlError(error: Error, log: FastifyBaseLogger, reply: FastifyReply): FastifyReply {
  const { status, code, message, hint } = problemOf(error)
  if (status === 500) log.error(error)
  return reply.code(status).send({ error: { code, message, hint, ...evidenceOf(error) } })
}

function problemOf(error: Error) {
  if (error instanceof FakeError) {
    const { code, problem, hint } = error
    return { status: statuses.get(code) ?? 400, code, message: problem, hint }
  }

  const { statusCode: status = 500, message } = error as Partial<FastifyError> & Error
  return status < 500
    ? { status, code: errorCode('REQUEST'), message, hint: 'Check the length and the headers of the call.' }
    : { status, code: errorCode('INTERNAL'), message, hint: `This is a defect of ${product.name}. Please report it.` }
}

/** What an answer has beside code, message and hint. */
function evidenceOf(error: Error): object {
  if (error instanceof FixtureError) return { mistakes: error.mistakes }
  if (error instanceof VerifyError || error instanceof WaitError) return { requests: error.requests }
  if (error instanceof LintError) return { findings: error.findings }
  return {}
}
