import type { Terminal } from './terminal.ts'

const exitCodes = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const

/** npm and npx repeat a Ctrl-C that the terminal has already sent to the command. Such a repetition is ignored. */
const repetitionMs = 200

/**
 * Calls `stop` on the first signal, so that the process ends with exit code 0. When that takes long, it says so; from then on
 * a signal ends the process at once.
 *
 * @returns Settles as `stop` does.
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
          terminal.stderr.write('explo-fake: waiting for unanswered requests; another signal stops at once.\n')
        }, repetitionMs).unref()
      })
    }
  })
}

/** Is aborted by SIGINT or SIGTERM, so that the command can remove its records. The second signal ends the process at once. */
export function abortOnSignals(say: (line: string) => void, terminal: Terminal): AbortSignal {
  const controller = new AbortController()
  for (const [signal, exitCode] of exitCodes) {
    terminal.on(signal, () => {
      if (controller.signal.aborted) return terminal.exit(exitCode)
      say('Stopping, and removing the records that were created. Another signal stops at once and leaves them.')
      controller.abort()
    })
  }
  return controller.signal
}
