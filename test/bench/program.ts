import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { packageFolder } from './installed.ts'

export type Contender = 'fake' | 'bare-fastify'

/** Options of Node for programs that store much and measure the heap. */
export const roomy = ['--expose-gc', '--max-old-space-size=4096']

/** A process that measures one contender. Each question runs one round. */
export class Program {
  readonly #process: ChildProcess
  readonly #death: Promise<never>

  private constructor(name: string, contender: Contender, execArgv: readonly string[]) {
    const path = fileURLToPath(new URL(`./programs/${name}.mjs`, import.meta.url))
    // Without the TypeScript loader, which the measurement would include.
    this.#process = fork(path, [contender], {
      execArgv: [...execArgv],
      env: { ...process.env, BENCH_PACKAGE: packageFolder },
    })
    this.#death = once(this.#process, 'exit').then(([code]) => {
      throw new Error(`The program ${name} of ${contender} ended with ${code}.`)
    })
    this.#death.catch(() => {})
  }

  static async start(name: string, contender: Contender, execArgv: readonly string[] = []): Promise<Program> {
    const program = new Program(name, contender, execArgv)
    await program.#answer()
    return program
  }

  async ask<Answer = number>(question: unknown = null): Promise<Answer> {
    this.#process.send(question as object)
    return (await this.#answer()) as Answer
  }

  async stop(): Promise<void> {
    this.#process.kill()
    await this.#death.catch(() => {})
  }

  async #answer(): Promise<unknown> {
    const [message] = await Promise.race([once(this.#process, 'message'), this.#death])
    return message
  }
}
