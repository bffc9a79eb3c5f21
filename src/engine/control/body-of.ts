import { ControlError } from './errors.ts'
import type { ControlCall } from './route.ts'

/** @param expected What a body is to be, after "Send". @throws {ControlError} 400 without one. */
export function bodyOf({ body }: ControlCall, expected: string): unknown {
  if (body !== undefined) return body
  throw new ControlError(400, 'EXPLO_FAKE_NO_BODY', 'The call has no body.', `Send ${expected} as JSON.`)
}
