import { closeSync, openSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import spawn from 'cross-spawn'
import { longestTimer } from '../engine/clock/system-time.ts'
import type { SuiteRun } from '../engine/probe/run-probe.ts'
import { endOf } from './program.ts'
import { onSignals } from './signals.ts'
import type { Terminal } from './terminal.ts'

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The factor for a process id with which `process.kill` reaches the whole group. Windows has no groups. */
const groupSign: { readonly [Platform in NodeJS.Platform]?: number } = { win32: 1 }

/** The program of a probe. Each run has no input, and writes its output to a file. */
export class Suite {
  readonly #program: readonly string[]
  readonly #terminal: Terminal
  /** Stops listening to signals. */
  readonly end: () => void
  #pid: number | undefined
  /** The last signal that the command got. */
  stoppedBy: NodeJS.Signals | undefined

  constructor(program: readonly string[], terminal: Terminal) {
    this.#program = program
    this.#terminal = terminal
    const stop = (signal: NodeJS.Signals) => {
      // A second signal is for a program that ignores the first one.
      this.#kill(this.stoppedBy === undefined ? signal : 'SIGKILL')
      this.stoppedBy = signal
    }
    this.end = onSignals(stopSignals, stop, terminal)
  }

  /** Runs it once. @param limitSeconds Its time limit. @throws {FakeError} When there is no such program. */
  async run(variables: Record<string, string>, output: string, limitSeconds = longestTimer): Promise<SuiteRun> {
    const [name = '', ...args] = this.#program
    const began = performance.now()
    const file = openSync(output, 'w')
    // In a process group of its own, so that the processes that it starts end with it.
    const child = spawn(name, args, {
      stdio: ['ignore', file, file],
      env: { ...this.#terminal.env, ...variables },
      detached: true,
      windowsHide: true,
    })
    this.#pid = child.pid
    const timer = setTimeout(() => this.#kill('SIGKILL'), Math.min(limitSeconds * 1000, longestTimer))
    try {
      const { exitCode } = await endOf(child, name)
      return { exitCode, seconds: Math.round((performance.now() - began) / 100) / 10 }
    } finally {
      this.#pid = undefined
      clearTimeout(timer)
      closeSync(file)
    }
  }

  async #kill(signal: NodeJS.Signals): Promise<void> {
    if (this.#pid === undefined) return
    // It may just have ended.
    await Promise.allSettled([killGroup(this.#pid, signal)])
  }
}

async function killGroup(pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid * (groupSign[process.platform] ?? -1), signal)
}
