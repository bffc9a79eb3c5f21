import { constants } from 'node:os'
import type { Terminal } from './terminal.ts'

const stopSignals = ['SIGINT', 'SIGTERM'] as const

/** npm and npx repeat a Ctrl-C that the terminal has already sent to the command. Such a repetition is ignored. */
const repetitionMs = 200

/** Calls `listener` on each of the signals. @returns Stops that. */
export function onSignals(
  signals: readonly NodeJS.Signals[],
  listener: (signal: NodeJS.Signals) => void,
  terminal: Terminal,
): () => void {
  for (const signal of signals) terminal.on(signal, listener)
  return () => {
    for (const signal of signals) terminal.off(signal, listener)
  }
}

/** The exit code of a process that a signal has ended. */
export function signalExitCode(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal]
}

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
    const onSignal = (signal: NodeJS.Signals) => {
      if (isOverdue) terminal.exit(signalExitCode(signal))
      if (isStopping) return

      isStopping = true
      resolve(stop())
      setTimeout(() => {
        isOverdue = true
        terminal.stderr.write('explo-fake: waiting for unanswered requests; another signal stops at once.\n')
      }, repetitionMs).unref()
    }
    onSignals(stopSignals, onSignal, terminal)
  })
}

/** Is aborted by SIGINT or SIGTERM, so that the command can remove its records. The second signal ends the process at once. */
export function abortOnSignals(say: (line: string) => void, terminal: Terminal): AbortSignal {
  const controller = new AbortController()
  const onSignal = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) return terminal.exit(signalExitCode(signal))
    say('Stopping, and removing the records that were created. Another signal stops at once and leaves them.')
    controller.abort()
  }
  onSignals(stopSignals, onSignal, terminal)
  return controller.signal
}
