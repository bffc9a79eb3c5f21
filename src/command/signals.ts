import type { Terminal } from './terminal.ts'

const exitCodes = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const

/** npm and npx repeat a Ctrl-C that the terminal has already sent to the command. */
const repetitionMs = 200

/**
 * Lets a signal stop what keeps the process alive, so that it ends with exit code 0. When that takes long, says so; from
 * then on a signal ends the process at once.
 *
 * @returns Settles as `stop` does, once a signal has come.
 */
export function stopOnSignals(stop: () => Promise<void>, terminal: Terminal): Promise<void> {
  let isStopping = false
  let isOverdue = false
  return new Promise((resolve) => {
    for (const [signal, exitCode] of exitCodes) {
      terminal.on(signal, () => {
        if (isOverdue) terminal.exit(exitCode)
        if (isStopping) return

        isStopping = true
        resolve(stop())
        setTimeout(() => {
          isOverdue = true
          terminal.stderr.write('explo-fake: waiting for requests under way; another signal stops at once.\n')
        }, repetitionMs).unref()
      })
    }
  })
}

/** A signal that is aborted by SIGINT or SIGTERM, so that the running command can clean up. The second signal ends the process. */
export function abortOnSignals(say: (line: string) => void, terminal: Terminal): AbortSignal {
  const controller = new AbortController()
  for (const [signal, exitCode] of exitCodes) {
    terminal.on(signal, () => {
      if (controller.signal.aborted) return terminal.exit(exitCode)
      say('Stopping, and removing what was made; another signal stops at once.')
      controller.abort()
    })
  }
  return controller.signal
}
