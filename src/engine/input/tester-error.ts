import { errorCode, product } from '../product.ts'
/**
 * What the person who uses the fake did wrong. The message has the problem and the cure.
 * Never sent to the client of the service, who gets the service's own words.
 */
export class FakeError extends Error {
  override readonly name: string = `${product.className}Error`
  /** Stable and machine-readable, for example `EXPLO_FAKE_FIXTURE`. */
  readonly code: string
  /** What is wrong and where. */
  readonly problem: string
  /** The cure. */
  readonly hint: string

  /** @param code Without the prefix of the product. */
  constructor(code: string, problem: string, hint: string, options?: ErrorOptions) {
    super(`${problem}\n${hint}`, options)
    this.code = errorCode(code)
    this.problem = problem
    this.hint = hint
  }
}

/** What is wrong with one part of something that was given, and the cure. */
export interface Mistake {
  readonly problem: string
  readonly hint: string
}

/** An option, a filter or a flag with a name or a value that the fake does not know. */
export class OptionError extends FakeError {
  override readonly name = 'OptionError'

  constructor(problem: string, hint: string) {
    super('OPTION', problem, hint)
  }

  /** One error for all mistakes in `whole`, for example `The option "assumptions"`. */
  static of(mistakes: readonly Mistake[], whole: string): OptionError {
    const [first] = mistakes
    if (first && mistakes.length === 1) return new OptionError(first.problem, first.hint)
    const lines = mistakes.map(({ problem, hint }) => `  ${problem} ${hint}`)
    return new OptionError(`${whole}: ${mistakes.length} mistakes.`, lines.join('\n'))
  }
}
