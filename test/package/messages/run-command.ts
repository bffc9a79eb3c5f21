import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { environment, follow, Output, startCommand } from '../../support/run-command.ts'
import type { Command } from './product.ts'

/** Runs the command in this process. */
export const runHere: Command = async (args, { env = {}, folder, until } = {}) => {
  const command = startCommand(args, env, folder)
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
