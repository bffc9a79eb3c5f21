import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { FixtureError } from '../world/fixture/mistake.ts'
import { ExploFakeError } from '../world/tester-error.ts'

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

/** Answers anything thrown in the control scope with `{ error: { code, message, hint } }`. */
export function sendControlError(
  error: Error | FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, code, hint } = asControlError(error)
  if (status === 500) request.log.error(error)
  const mistakes = error instanceof FixtureError ? { mistakes: error.mistakes } : {}
  const message = error instanceof ExploFakeError ? error.problem : error.message
  return reply.code(status).send({ error: { code, message, hint, ...mistakes } })
}

function asControlError(error: Error | FastifyError): Pick<ControlError, 'status' | 'code' | 'hint'> {
  if (error instanceof ControlError) return error
  if (error instanceof FixtureError) return { status: 422, code: error.code, hint: error.hint }
  if (error instanceof ExploFakeError) return { status: 400, code: error.code, hint: error.hint }

  const { statusCode = 500, code = 'EXPLO_FAKE_INTERNAL' } = error as Partial<FastifyError>
  if (statusCode < 500) return { status: statusCode, code, hint: 'Send JSON with "Content-Type: application/json".' }
  return { status: 500, code, hint: 'This is a defect of explo-fake. Please report it.' }
}
