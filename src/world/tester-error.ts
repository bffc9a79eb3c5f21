/**
 * What the person who uses the fake did wrong. The message has the problem and the cure.
 * Never sent to the client of the Explo API, who gets the service's own words.
 */
export class ExploFakeError extends Error {
  override readonly name: string = 'ExploFakeError'
  /** Stable and machine-readable, for example `EXPLO_FAKE_FIXTURE`. */
  readonly code: string
  /** What is wrong and where. */
  readonly problem: string
  /** The cure. */
  readonly hint: string

  constructor(code: string, problem: string, hint: string, options?: ErrorOptions) {
    super(`${problem}\n${hint}`, options)
    this.code = code
    this.problem = problem
    this.hint = hint
  }
}

/** An option, a filter or a flag with a name or a value that the fake does not know. */
export class OptionError extends ExploFakeError {
  override readonly name = 'OptionError'

  constructor(problem: string, hint: string) {
    super('EXPLO_FAKE_OPTION', problem, hint)
  }
}
