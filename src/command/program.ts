import type { ChildProcess } from 'node:child_process'
import spawn from 'cross-spawn'
import { FakeError } from '../engine/input/tester-error.ts'
import { onSignals, signalExitCode } from './signals.ts'
import type { Terminal } from './terminal.ts'

/** How a program ended: with an exit code, or by a signal. */
export interface End {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
}

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const

/**
 * Runs a program with the input, the output and the signals of this one.
 *
 * @param program Its name and its arguments.
 * @param environment Its environment, without `variables`.
 */
export function runProgram(
  [name = '', ...args]: readonly string[],
  variables: Record<string, string>,
  terminal: Terminal,
  environment = terminal.env,
): Promise<End> {
  const child = spawn(name, args, { stdio: 'inherit', env: { ...environment, ...variables } })
  const stopForwarding = forwardSignals(child, terminal)
  return endOf(child, name).finally(stopForwarding)
}

/** Resolves when the program has ended. @throws {FakeError} When it cannot be run. */
export function endOf(child: ChildProcess, name: string): Promise<End> {
  const cure =
    'Check its spelling and the PATH. Words with spaces are quoted one by one, not together: -- npm run "my test".'
  return new Promise((resolve, reject) => {
    child.on('error', ({ message }) => reject(new FakeError('PROGRAM', `Cannot run "${name}": ${message}.`, cure)))
    child.on('exit', (exitCode, signal) => resolve({ exitCode, signal }))
  })
}

function forwardSignals(child: ChildProcess, terminal: Terminal): () => void {
  // A terminal sends SIGINT and SIGQUIT to the program, too, and test runners give up on the second one.
  const isAtTerminal = [terminal.stdin, terminal.stdout, terminal.stderr].some(({ isTTY }) => isTTY)
  const forward = (signal: NodeJS.Signals) => {
    if (!isAtTerminal || signal === 'SIGTERM' || signal === 'SIGHUP') child.kill(signal)
  }
  return onSignals(forwarded, forward, terminal)
}

/** How long a signal may take to arrive. */
const signalMs = 1000

/** Ends this process as the program ended, with the same exit code or by the same signal. */
export function endAs({ exitCode, signal }: End, terminal: Terminal): void {
  if (signal === null) {
    terminal.exit(exitCode as number)
    return
  }

  // A listener would keep the signal from ending the process.
  terminal.removeAllListeners(signal)
  terminal.kill(terminal.pid, signal)
  // The first process of a container does not die of a signal.
  setTimeout(() => terminal.exit(signalExitCode(signal)), signalMs)
}
