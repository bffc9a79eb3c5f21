import { describeFailure } from './failure.ts'

const exitCodes = { SIGINT: 130, SIGTERM: 143 }

/** npm and npx repeat a Ctrl-C that the terminal has already sent to the command. */
const repetitionMs = 200

/**
 * Lets a signal stop what keeps the process alive, so that it ends with exit code 0. When that takes long, says so; from
 * then on a signal ends the process at once.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false
  let isOverdue = false
  for (const [signal, exitCode] of Object.entries(exitCodes)) {
    process.on(signal, () => {
      if (isOverdue) process.exit(exitCode)
      if (isStopping) return

      isStopping = true
      stop().catch((error) => {
        const { text, exitCode } = describeFailure(error)
        process.stderr.write(text)
        process.exitCode = exitCode
      })
      setTimeout(() => {
        isOverdue = true
        process.stderr.write('explo-fake: waiting for requests under way; another signal stops at once.\n')
      }, repetitionMs).unref()
    })
  }
}

/** A signal that is aborted by SIGINT or SIGTERM, so that the running command can clean up. The second signal ends the process. */
export function abortOnSignals(say: (line: string) => void): AbortSignal {
  const controller = new AbortController()
  for (const [signal, exitCode] of Object.entries(exitCodes)) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(exitCode)
      say('Stopping, and removing what was made; another signal stops at once.')
      controller.abort()
    })
  }
  return controller.signal
}
