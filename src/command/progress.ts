import type { Finding } from '../engine/contract/finding.ts'
import type { Terminal } from './terminal.ts'

/** Says how far a run is: on one line that changes at a terminal, on a line for each check elsewhere. */
export function progress(stream: Terminal['stderr']) {
  const isTerminal = stream.isTTY === true
  const clear = isTerminal ? '\r\u001b[K' : ''
  return {
    finding({ name, verdict }: Finding, done: number, total: number): void {
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
