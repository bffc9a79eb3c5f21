import { FakeError } from '../engine/input/tester-error.ts'

/** The meaning of each exit code. */
export const exitCodes = {
  0: 'stopped by SIGINT or SIGTERM, with every request answered; contract and shadow: no difference; probe: no finding',
  1: 'a defect of explo-fake',
  2: 'a wrong flag, environment variable or fixture',
  3: 'the port is in use',
  4: 'no fake was ready in time',
  5: 'the outcome coverage is below the threshold',
  6: 'contract and shadow: an assumption is wrong',
  7: 'contract and shadow: the account differs from the documentation',
  8: 'contract and shadow: stopped early, or records are left in the account',
  9: 'probe: the suite depends on a guess, or does not notice a defect',
  10: 'probe: the program fails without a variation, or its runs differ',
  127: 'the program of exec, probe or shadow cannot be run; otherwise exec ends as its program does',
}

/** Exit codes by error code. Every other FakeError ends with 2. */
const exitCodeOf: Readonly<Record<string, ExitCode>> = {
  EXPLO_FAKE_PORT_IN_USE: 3,
  EXPLO_FAKE_NO_ANSWER: 4,
  EXPLO_FAKE_THRESHOLD: 5,
  EXPLO_FAKE_BASELINE: 10,
  EXPLO_FAKE_PROGRAM: 127,
}

type ExitCode = keyof typeof exitCodes

/** What the command prints after an error, and its exit code. */
export function describeFailure(error: unknown): { text: string; exitCode: ExitCode } {
  if (error instanceof FakeError) {
    return { text: `explo-fake: ${error.problem}\n${error.hint}\n`, exitCode: exitCodeOf[error.code] ?? 2 }
  }
  const trace = error instanceof Error ? error.stack : String(error)
  const report = 'This is a defect of explo-fake. Please report it with the lines above.'
  return { text: `explo-fake: ${trace}\n${report}\n`, exitCode: 1 }
}
