import type { Writable } from 'node:stream'
import { columns } from '../engine/coverage/coverage-report.ts'

/** The part of `process` that the command uses. A test runs the command with a terminal of its own. */
export interface Terminal {
  readonly pid: number
  readonly env: NodeJS.ProcessEnv
  /** The working directory. */
  cwd(): string
  readonly stdin: { readonly isTTY?: boolean }
  readonly stdout: Output
  readonly stderr: Output
  /** The exit code when nothing keeps the process alive any more. */
  exitCode?: number | string | null | undefined
  /** Ends the process at once. */
  exit(code: number): void
  on(signal: NodeJS.Signals, listener: SignalListener): unknown
  removeAllListeners(signal: NodeJS.Signals): unknown
  kill(pid: number, signal: NodeJS.Signals): unknown
  off(signal: NodeJS.Signals, listener: SignalListener): unknown
}

type SignalListener = (signal: NodeJS.Signals) => void

interface Output extends Writable {
  readonly isTTY?: boolean
}

/**
 * Shows the progress of a run: a line for each finding. At a terminal each finding replaces the one before, unless
 * something else was said in between.
 */
export function progress(stream: Terminal['stderr']) {
  let replaceLine = ''
  return {
    finding({ name, verdict }: { name: string; verdict: string }, done: number, total: number): void {
      const count = `${String(done).padStart(String(total).length)}/${total}`
      stream.write(`${replaceLine}${count} ${verdict.padEnd(9)} ${name}\n`)
      replaceLine = stream.isTTY ? '\u001b[1A\u001b[K' : ''
    },
    say(line: string): void {
      stream.write(`${line}\n`)
      replaceLine = ''
    },
  }
}

/** Lines with two columns. */
export function indented(rows: readonly (readonly [string, string])[]): string[] {
  return columns(rows).map((line) => `  ${line}`)
}
