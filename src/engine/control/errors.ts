import type { FastifyBaseLogger, FastifyError, FastifyReply } from 'fastify'
import { FixtureError } from '../input/fixture-error.ts'
import { ExploFakeError } from '../input/tester-error.ts'
import { LintError } from '../lint/lint.ts'
import { VerifyError, WaitError } from '../verify/verify-error.ts'

/** The errors of the control API, each with its status and what it means. */
export const controlErrors = {
  EXPLO_FAKE_OPTION: { status: 400, says: 'A name or a value that does not exist or cannot be.' },
  EXPLO_FAKE_QUERY: { status: 400, says: 'A query parameter that the route does not read, or one given twice.' },
  EXPLO_FAKE_JSON: { status: 400, says: 'The body is not JSON.' },
  EXPLO_FAKE_BODY: { status: 400, says: 'The body lacks something, or has what cannot be sent.' },
  EXPLO_FAKE_NO_BODY: { status: 400, says: 'The call has no body.' },
  EXPLO_FAKE_CREDENTIALS: { status: 400, says: 'The header that names the world is malformed.' },
  EXPLO_FAKE_JWT: { status: 400, says: 'The JWT cannot be opened.' },
  EXPLO_FAKE_NO_SOCKET: { status: 400, says: 'Events are sent over a socket, and this call has none.' },
  EXPLO_FAKE_ADMIN_TOKEN: { status: 401, says: 'The admin token is missing or wrong.' },
  EXPLO_FAKE_FOREIGN_ORIGIN: { status: 403, says: 'A page of another origin sent the call.' },
  EXPLO_FAKE_UNEXPECTED_HOST: { status: 403, says: 'The call went to a name that is not one of loopback.' },
  EXPLO_FAKE_UNKNOWN_ROUTE: { status: 404, says: 'There is no such route or file.' },
  EXPLO_FAKE_UNKNOWN_WORLD: { status: 404, says: 'There is no such world.' },
  EXPLO_FAKE_UNKNOWN_FAULT: { status: 404, says: 'There is no such fault.' },
  EXPLO_FAKE_UNKNOWN_GATE: { status: 404, says: 'There is no such gate.' },
  EXPLO_FAKE_UNKNOWN_REQUEST: { status: 404, says: 'The journal has no such request.' },
  EXPLO_FAKE_UNKNOWN_SNAPSHOT: { status: 404, says: 'There is no such snapshot.' },
  EXPLO_FAKE_METHOD: { status: 405, says: 'The route does not answer this method.' },
  EXPLO_FAKE_WAIT_TIMEOUT: { status: 408, says: 'The requests did not come in time; `requests` has those that came.' },
  EXPLO_FAKE_GATE_MISSED: { status: 408, says: 'Too few requests came to the gate in time.' },
  EXPLO_FAKE_WAIT_ENDED: { status: 409, says: 'The world was reset or closed while the call waited.' },
  EXPLO_FAKE_GATE_OVER: { status: 409, says: 'The world of the gate was reset or closed.' },
  EXPLO_FAKE_TOO_MANY_WORLDS: { status: 409, says: 'There are as many worlds as there may be.' },
  EXPLO_FAKE_WORLD_CLOSED: { status: 409, says: 'The world is closed.' },
  EXPLO_FAKE_DEFAULT_WORLD: { status: 409, says: 'The default world ends with the fake.' },
  EXPLO_FAKE_REQUEST: { status: 413, says: 'The body is larger than any fixture.' },
  EXPLO_FAKE_MEDIA_TYPE: { status: 415, says: 'The body is not sent as JSON.' },
  EXPLO_FAKE_FIXTURE: { status: 422, says: 'The fixture has mistakes, all of them in `mistakes`. Nothing was stored.' },
  EXPLO_FAKE_VERIFY: { status: 422, says: 'What was to be verified does not hold; `requests` has the closest.' },
  EXPLO_FAKE_LINT: { status: 422, says: 'A lint rule that fails has found something; `findings` has all.' },
  EXPLO_FAKE_NOT_READY: { status: 503, says: 'The fake is starting or closing.' },
} as const satisfies Record<string, { readonly status: number; readonly says: string }>

export type ControlErrorCode = keyof typeof controlErrors

const statuses = new Map<string, number>(Object.entries(controlErrors).map(([code, { status }]) => [code, status]))

/** A control call that cannot be done. Its reader is a tester, so it says what was wrong and the cure. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: number
  readonly code: string
  readonly hint: string

  constructor(code: ControlErrorCode, message: string, hint: string) {
    super(message)
    this.status = controlErrors[code].status
    this.code = code
    this.hint = hint
  }
}

/** The path answers, but not this method. */
export class MethodNotAllowed extends ControlError {
  readonly allowed: string

  constructor(path: string, method: string, methods: readonly string[]) {
    const allowed = methods.join(', ')
    super('EXPLO_FAKE_METHOD', `The control route ${path} does not answer ${method}.`, `Send ${allowed}.`)
    this.allowed = allowed
  }
}

export function notReady(): ControlError {
  return new ControlError('EXPLO_FAKE_NOT_READY', 'The fake is starting or closing.', 'Ask again in a moment.')
}

/** Answers anything thrown in the control scope with `{ error: { code, message, hint } }`. */
export function sendControlError(error: Error, log: FastifyBaseLogger, reply: FastifyReply): FastifyReply {
  const { status, code, message, hint } = problemOf(error)
  if (status === 500) log.error(error)
  if (error instanceof MethodNotAllowed) reply.header('allow', error.allowed)
  return reply.code(status).send({ error: { code, message, hint, ...evidenceOf(error) } })
}

function problemOf(error: Error) {
  if (error instanceof ControlError) return error
  if (error instanceof ExploFakeError) {
    const { code, problem, hint } = error
    return { status: statuses.get(code) ?? 400, code, message: problem, hint }
  }

  const { statusCode: status = 500, message } = error as Partial<FastifyError> & Error
  return status < 500
    ? { status, code: 'EXPLO_FAKE_REQUEST', message, hint: 'Check the length and the headers of the call.' }
    : { status, code: 'EXPLO_FAKE_INTERNAL', message, hint: 'This is a defect of explo-fake. Please report it.' }
}

/** What an error has beside its words. */
function evidenceOf(error: Error): object {
  if (error instanceof FixtureError) return { mistakes: error.mistakes }
  if (error instanceof VerifyError || error instanceof WaitError) return { requests: error.requests }
  if (error instanceof LintError) return { findings: error.findings }
  return {}
}
