import { FakeError } from '../input/tester-error.ts'
import type { RequestRecord } from '../journal/request-record.ts'

/** The requests are not as expected. The message has the closest requests and how they differ. */
export class VerifyError extends FakeError {
  override readonly name = 'VerifyError'
  /** The requests that the message names. */
  readonly requests: readonly RequestRecord[]

  constructor(problem: string, hint: string, requests: readonly RequestRecord[]) {
    super('VERIFY', problem, hint)
    this.requests = requests
  }
}

/** The awaited requests did not arrive in time, or cannot arrive any more. */
export class WaitError extends FakeError {
  override readonly name = 'WaitError'
  /** The requests that did arrive. */
  readonly requests: readonly RequestRecord[]

  /** @param code `EXPLO_FAKE_WAIT_TIMEOUT`, or `EXPLO_FAKE_WAIT_ENDED` after a reset. */
  constructor(code: string, problem: string, hint: string, requests: readonly RequestRecord[]) {
    super(code, problem, hint)
    this.requests = requests
  }
}
