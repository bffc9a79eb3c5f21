import { PortInUseError } from '../listen.ts'
import { ExploFakeError } from '../world/tester-error.ts'

/** What the exit codes of the command mean. */
export const exitCodes = {
  0: 'stopped by SIGINT or SIGTERM, every request answered',
  1: 'a defect of explo-fake',
  2: 'a flag, an environment variable or a fixture that cannot be',
  3: 'the port is in use',
}

interface Failure {
  readonly text: string
  readonly exitCode: keyof typeof exitCodes
}

/** How the command ends when it cannot do what it was asked for. */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof ExploFakeError)) return { text: report(error), exitCode: 1 }
  return {
    text: `explo-fake: ${error.problem}\n${error.hint}\n`,
    exitCode: error instanceof PortInUseError ? 3 : 2,
  }
}

function report(error: unknown): string {
  const trace = error instanceof Error ? error.stack : String(error)
  return `explo-fake: ${trace}\nThis is a defect of explo-fake. Please report it with the lines above.\n`
}
