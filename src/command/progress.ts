import type { Terminal } from './terminal.ts'

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
