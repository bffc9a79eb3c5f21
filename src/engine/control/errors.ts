import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { FixtureError } from '../../explo/fixture/mistake.ts'
import { ExploFakeError } from '../input/tester-error.ts'
import { LintError } from '../lint/lint.ts'
import { VerifyError, WaitError } from '../verify/verify-error.ts'

/** What a handle throws, as a status; 400 unless it stands here. */
const statuses = new Map([
  ['EXPLO_FAKE_FIXTURE', 422],
  ['EXPLO_FAKE_VERIFY', 422],
  ['EXPLO_FAKE_LINT', 422],
  ['EXPLO_FAKE_UNKNOWN_FAULT', 404],
  ['EXPLO_FAKE_UNKNOWN_GATE', 404],
  ['EXPLO_FAKE_UNKNOWN_REQUEST', 404],
  ['EXPLO_FAKE_UNKNOWN_SNAPSHOT', 404],
  ['EXPLO_FAKE_WAIT_TIMEOUT', 408],
  ['EXPLO_FAKE_WAIT_ENDED', 409],
  ['EXPLO_FAKE_GATE_MISSED', 408],
  ['EXPLO_FAKE_GATE_OVER', 409],
  ['EXPLO_FAKE_TOO_MANY_WORLDS', 409],
  ['EXPLO_FAKE_WORLD_CLOSED', 409],
])

/** A control call that cannot be done. Its reader is a tester, so it says what was wrong and the cure. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: number
  readonly code: string
  readonly hint: string

  constructor(status: number, code: string, message: string, hint: string) {
    super(message)
    this.status = status
    this.code = code
    this.hint = hint
  }
}

/** The path answers, but not this method. */
export class MethodNotAllowed extends ControlError {
  readonly allowed: string

  constructor(path: string, method: string, methods: readonly string[]) {
    const allowed = methods.join(', ')
    super(405, 'EXPLO_FAKE_METHOD', `The control route ${path} does not answer ${method}.`, `Send ${allowed}.`)
    this.allowed = allowed
  }
}

export function notReady(): ControlError {
  return new ControlError(503, 'EXPLO_FAKE_NOT_READY', 'The fake is starting or closing.', 'Ask again in a moment.')
}

/** Answers anything thrown in the control scope with `{ error: { code, message, hint } }`. */
export function sendControlError(
  error: Error | FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, code, message, hint } = asControlError(error)
  if (status === 500) request.log.error(error)
  if (error instanceof MethodNotAllowed) reply.header('allow', error.allowed)
  return reply.code(status).send({ error: { code, message, hint, ...evidenceOf(error) } })
}

function asControlError(error: Error | FastifyError): ControlError {
  if (error instanceof ControlError) return error
  if (error instanceof ExploFakeError) {
    return new ControlError(statuses.get(error.code) ?? 400, error.code, error.problem, error.hint)
  }

  const { statusCode = 500, message } = error as Partial<FastifyError> & Error
  if (statusCode < 500) {
    return new ControlError(statusCode, 'EXPLO_FAKE_REQUEST', message, 'Check the length and the headers of the call.')
  }
  return new ControlError(500, 'EXPLO_FAKE_INTERNAL', message, 'This is a defect of explo-fake. Please report it.')
}

/** What an error has beside its words. */
function evidenceOf(error: Error): object {
  if (error instanceof FixtureError) return { mistakes: error.mistakes }
  if (error instanceof VerifyError || error instanceof WaitError) return { requests: error.requests }
  if (error instanceof LintError) return { findings: error.findings }
  return {}
}
