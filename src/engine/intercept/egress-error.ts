import { FakeError } from '../input/tester-error.ts'

/** One try to reach the real service, which was refused. */
export interface EgressAttempt {
  /** @example 'api.explo.co' */
  readonly host: string
  /** The test that ran then, as far as the guard was told. */
  readonly test: string | undefined
}

/** Something in this process tried to reach the real service. Nothing was sent. */
export class EgressError extends FakeError implements EgressAttempt {
  override readonly name = 'EgressError'
  readonly host: string
  readonly test: string | undefined

  constructor({ host, test }: EgressAttempt, cure: string) {
    const who = test === undefined ? 'Something in this process' : `The test ${JSON.stringify(test)}`
    super('EGRESS', `${who} tried to reach ${host}, which a test must not.`, cure)
    this.host = host
    this.test = test
  }
}
