import { commands } from './commands.ts'
import { describeFailure } from './failure.ts'
import { readInvocation } from './invocation.ts'

/** Runs what the arguments and the environment say. A fake that was started keeps the process alive. */
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

/** Whoever reads the output may leave early, as `head` does. The fake stays. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
