import { EventEmitter, once } from 'node:events'
import { Writable } from 'node:stream'
import type { Test } from 'tap'
import { run } from '../../src/command/run.ts'
import type { Terminal } from '../../src/command/terminal.ts'

/**
 * Runs the command in this process: this is fast, and its lines count as covered. Programs that the command starts inherit
 * the output of this process, so they must print nothing.
 */
export function runCommand(t: Test, args: readonly string[], variables: Variables = {}, folder?: string) {
  const command = startCommand(args, variables, folder)
  t.teardown(() => command.terminal.emit('SIGTERM', 'SIGTERM'))
  return command
}

/** The same without a test that ends it. */
export function startCommand(args: readonly string[], variables: Variables = {}, folder?: string) {
  const terminal = new TestTerminal(variables, folder)
  const end = Promise.race([run(args, terminal), terminal.exited]).then(() => terminal.exitCode ?? 0)
  return { terminal, ...follow(terminal, end, (signal) => terminal.emit(signal, signal)) }
}

/** A terminal that keeps its output. Emit a signal's name to send the signal. */
export class TestTerminal extends EventEmitter implements Terminal {
  readonly pid = process.pid
  readonly env: NodeJS.ProcessEnv
  readonly cwd: () => string
  readonly stdin: { isTTY?: boolean } = {}
  readonly stdout = new Output()
  readonly stderr = new Output()
  exitCode?: number
  /** Settles when the command calls `exit`. */
  readonly exited: Promise<void>
  #onExit = () => {}

  constructor(variables: Variables = {}, cwd = process.cwd()) {
    super()
    this.env = environment(variables)
    this.cwd = () => cwd
    this.exited = new Promise((resolve) => {
      this.#onExit = resolve
    })
  }

  exit(code: number): void {
    this.exitCode ??= code
    this.#onExit()
  }

  kill(_pid: number, signal: NodeJS.Signals): void {
    this.emit('kill', signal)
  }
}

export class Output extends Writable {
  text = ''

  override _write(chunk: Buffer, _encoding: unknown, done: () => void): void {
    this.text += chunk
    done()
    this.emit('written')
  }
}

export type Variables = Readonly<Record<string, string>>

/** The environment of this process without the variables of a fake, and with the given ones. */
export function environment(variables: Variables): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('EXPLO_FAKE_'))
  return { ...Object.fromEntries(inherited), ...variables }
}

/** Methods that wait for output of a command, and for its end. */
export function follow(
  outputs: { readonly stdout: Output; readonly stderr: Output },
  end: Promise<number>,
  kill: (signal: NodeJS.Signals) => void,
) {
  const tooEarly = end.then(() => {
    throw new Error(`The command ended before it wrote the expected output. ${outputs.stderr.text}`)
  })
  tooEarly.catch(() => {})

  return {
    /** Waits until the output matches, and returns all of it. Rejects when the command ends first. */
    async output(name: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
      const output = outputs[name]
      while (!pattern.test(output.text)) await Promise.race([once(output, 'written'), tooEarly])
      return output.text
    },

    /** Waits for the end of the command, after sending the signal if one is given. */
    async end(signal?: NodeJS.Signals) {
      if (signal) kill(signal)
      return { exitCode: await end, stdout: outputs.stdout.text, stderr: outputs.stderr.text }
    },
  }
}
