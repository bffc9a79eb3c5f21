import { FakeError } from '../input/tester-error.ts'
import type { RequestRecord } from '../journal/request-record.ts'

/** What was expected of the requests does not hold. The message has the closest calls and what differed. */
export class VerifyError extends FakeError {
  override readonly name = 'VerifyError'
  /** The requests that the message names. */
  readonly requests: readonly RequestRecord[]

  constructor(problem: string, hint: string, requests: readonly RequestRecord[]) {
    super('VERIFY', problem, hint)
    this.requests = requests
  }
}

/** The requests that were waited for did not come in time, or can come no more. */
export class WaitError extends FakeError {
  override readonly name = 'WaitError'
  /** Those that did come. */
  readonly requests: readonly RequestRecord[]

  /** @param code `EXPLO_FAKE_WAIT_TIMEOUT`, or `EXPLO_FAKE_WAIT_ENDED` after a reset. */
  constructor(code: string, problem: string, hint: string, requests: readonly RequestRecord[]) {
    super(code, problem, hint)
    this.requests = requests
  }
}
