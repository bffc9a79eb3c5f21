import type { Writable } from 'node:stream'

/** What the command uses of the process that it runs in. A test runs the command with a terminal of its own. */
export interface Terminal {
  readonly pid: number
  readonly env: NodeJS.ProcessEnv
  /** The working directory. */
  cwd(): string
  readonly stdin: { readonly isTTY?: boolean }
  readonly stdout: Output
  readonly stderr: Output
  /** How the process ends when nothing keeps it alive any more. */
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

/** What is judged, one after another. */
interface Judged {
  readonly name: string
  readonly verdict: string
}

/** Says how far a run is: on one line that changes at a terminal, on a line for each finding elsewhere. */
export function progress(stream: Terminal['stderr']) {
  const isTerminal = stream.isTTY === true
  const clear = isTerminal ? '\r\u001b[K' : ''
  return {
    finding({ name, verdict }: Judged, done: number, total: number): void {
      const isLast = done === total
      stream.write(
        `${clear}${String(done).padStart(String(total).length)}/${total} ${verdict.padEnd(9)} ${name}${isTerminal && !isLast ? '' : '\n'}`,
      )
    },
    say(line: string): void {
      stream.write(`${clear}${line}\n`)
    },
  }
}
