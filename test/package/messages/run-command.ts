import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { run } from '../../../src/command/run.ts'
import { environment, follow, Output, TestTerminal } from '../../support/run-command.ts'
import type { Command } from './product.ts'

/** Runs the command in this process. */
export const runHere: Command = async (args, { env = {}, folder, until } = {}) => {
  const terminal = new TestTerminal(env, folder)
  const end = Promise.race([run(args, terminal), terminal.exited]).then(() => terminal.exitCode ?? 0)
  const command = follow(terminal, end, (signal) => terminal.emit(signal, signal))
  if (until === undefined) return command.end()
  await command.output('stdout', until)
  return command.end('SIGTERM')
}

/** Runs the bundled command of a package as a process of its own. @param file Its `cli.cjs`. */
export function runBundled(file: string): Command {
  return async (args, { env = {}, folder, until } = {}) => {
    const child = spawn(process.execPath, [file, ...args], { env: environment(env), cwd: folder })
    const outputs = { stdout: new Output(), stderr: new Output() }
    child.stdout.pipe(outputs.stdout)
    child.stderr.pipe(outputs.stderr)
    const command = follow(
      outputs,
      once(child, 'close').then(([code]) => code),
      (signal) => child.kill(signal),
    )
    if (until === undefined) return command.end()
    await command.output('stdout', until)
    return command.end('SIGTERM')
  }
}
