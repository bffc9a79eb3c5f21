import { errorCode, product } from '../product.ts'

/** A mistake of the tester. The message has the problem and the cure. Clients of the service never get it. */
export class FakeError extends Error {
  override readonly name: string = `${product.className}Error`
  /** Stable and machine-readable, for example `EXPLO_FAKE_FIXTURE`. */
  readonly code: string
  readonly problem: string
  /** The cure. */
  readonly hint: string

  /** @param code Without the prefix of the package. */
  constructor(code: string, problem: string, hint: string, options?: ErrorOptions) {
    super(`${problem}\n${hint}`, options)
    this.code = errorCode(code)
    this.problem = problem
    this.hint = hint
  }
}

/** One mistake of several, with its cure. */
export interface Mistake {
  readonly problem: string
  readonly hint: string
}

/** An unknown name or an invalid value of an option, a filter or a flag. */
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

/** A sentence, and its cure if there is one. */
export function withCure(sentence: string, cure: string | null): string {
  return cure === null ? sentence : `${sentence.replace(/\.?$/, '.')} ${cure}`
}

/** The codes of errors that never come from the control API, each with what it means. */
export const localErrors = {
  CHANGES: 'The action of `expectChanges` did not change exactly the expected records.',
  BASELINE: 'The program of `probe` fails without a variation, or its runs differ.',
  COVERAGE: 'The folder or a file of the outcome coverage cannot be used.',
  EGRESS: 'The test tried to reach the real service.',
  EXPLORE: 'The scenario of `explore` does not handle a failure, or its runs differ.',
  INTERCEPTED: 'Another fake already intercepts the requests of this process.',
  INTERNAL: 'A defect of the fake. Please report it.',
  LISTEN: 'The fake cannot listen at the address.',
  NOT_INTERCEPTED: 'A client of this process would not be intercepted.',
  NOT_LISTENING: 'The fake has no socket, so it has neither `url` nor `port`.',
  NO_ANSWER: 'No fake was ready in time.',
  NO_TEST: '`world` of a runner plugin was used outside a test.',
  ENVIRONMENT: 'The test environment lacks what the member needs. For example, Jest runs with jsdom.',
  PEER_MISSING: 'A package that the feature needs is not installed.',
  PORT_IN_USE: 'Another program listens on the port.',
  PROGRAM: 'The program of `exec`, `probe` or `shadow` cannot be run.',
  REFUSED: 'The running fake refused the control call of the command.',
  REMOTE: 'The member does not work on a fake in another process.',
  TESTS_AT_ONCE: 'Two tests of one process would share environment variables.',
  THRESHOLD: 'The outcome coverage is below the threshold.',
  TOKEN_REFUSED: 'The service refuses the API token of `contract` or `shadow`.',
  TRUST_FILE: 'The file of the certificate cannot be written.',
  UNCLEAN_TEST: 'The test left something behind.',
  UNREACHABLE: 'The server does not answer.',
  UNTRUSTED: "The server's certificate is not trusted.",
} as const

/** Runs the work of a public method. The stack of its errors begins with its caller: a runner then shows the line of the test. */
export async function fromCaller<Result>(
  method: (...args: never[]) => unknown,
  work: () => Promise<Result>,
): Promise<Result> {
  const caller = { stack: '' }
  Error.captureStackTrace(caller, method)
  try {
    return await work()
  } catch (thrown) {
    const error = thrown as Error
    const frames = [caller.stack, String(error.stack)].flatMap((stack) => stack.split('\n').filter(isFrame))
    error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n')
    throw error
  }
}

function isFrame(line: string): boolean {
  return /^ +at /.test(line)
}
