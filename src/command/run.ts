import { commands } from './commands.ts'
import { describeFailure } from './failure.ts'
import { readInvocation } from './invocation.ts'

/** Runs the command that the arguments and the environment name. A fake that it starts keeps the process alive. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  outliveReaders()
  try {
    const { command, given, operands } = readInvocation(args, env)
    const execute = await commands[command].load()
    await execute(given, operands)
  } catch (error) {
    const { text, exitCode } = describeFailure(error)
    process.stderr.write(text, () => process.exit(exitCode))
  }
}

/** Ignores errors of stdout and stderr: the reader may close them early, as `head` does, and the fake keeps running. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
