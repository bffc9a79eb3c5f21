import { commands } from './commands.ts'
import { describeFailure } from './failure.ts'
import { readInvocation } from './invocation.ts'
import type { Terminal } from './terminal.ts'

/** Runs the command that the arguments and the environment name. Settles when the command is done: one that starts a fake, when a signal has stopped it. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  outliveReaders(terminal)
  try {
    const { command, given, operands } = readInvocation(args, terminal.env)
    const execute = await commands[command].load()
    await execute(given, operands, terminal)
  } catch (error) {
    const { text, exitCode } = describeFailure(error)
    await new Promise<unknown>((resolve) => terminal.stderr.write(text, resolve))
    terminal.exit(exitCode)
  }
}

/** Ignores errors of stdout and stderr: the reader may close them early, as `head` does, and the fake keeps running. */
function outliveReaders({ stdout, stderr }: Terminal): void {
  for (const stream of [stdout, stderr]) stream.on('error', () => {})
}
