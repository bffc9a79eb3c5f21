import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { uncounted } from '../support/uncounted.ts'

interface Ended {
  readonly exitCode: number
  /** stdout and stderr. */
  readonly output: string
}

const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--prefer-offline', '--loglevel=error']

/** A project as its author begins it: a folder with a package.json in it. */
export class EmptyFolder implements AsyncDisposable {
  readonly path: string
  readonly #node: string

  private constructor(path: string, node: string) {
    this.path = path
    this.#node = node
  }

  static async create(packageJson: object = {}, node = process.execPath): Promise<EmptyFolder> {
    const folder = new EmptyFolder(await mkdtemp(join(tmpdir(), 'explo-fake-empty-')), node)
    await folder.write('package.json', JSON.stringify({ private: true, ...packageJson }))
    return folder
  }

  async write(file: string, text: string): Promise<void> {
    await writeFile(join(this.path, file), text)
  }

  /** As a user does it, so that a conflict of peer dependencies fails. From the registry that this process uses. */
  async install(...packages: readonly string[]): Promise<void> {
    const { exitCode, output } = await this.#execute('npm', ['install', '-D', ...quiet, ...packages], process.env)
    if (exitCode !== 0) throw new Error(`npm install ${packages.join(' ')}: ${output}`)
  }

  /** What a shell prints that runs the line. */
  run(line: string): Promise<Ended> {
    const path = [dirname(this.#node), join(this.path, 'node_modules/.bin'), process.env.PATH].join(':')
    return this.#execute('sh', ['-c', line], { ...uncounted, PATH: path, HOME: this.path, NO_COLOR: '1' })
  }

  /** @throws When it fails. */
  async passes(line: string): Promise<string> {
    const { exitCode, output } = await this.run(line)
    if (exitCode !== 0) throw new Error(`${line} ended with ${exitCode}: ${output}`)
    return output
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true })
  }

  #execute(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
    return promisify(execFile)(program, args, { cwd: this.path, env, maxBuffer: 2 ** 26 }).then(
      ({ stdout, stderr }) => ({ exitCode: 0, output: stdout + stderr }),
      ({ stdout, stderr, code }) => ({ exitCode: code, output: stdout + stderr }),
    )
  }
}

/** Tries each of these, one after the other, and says `ok` with the seconds that it took, or what went wrong. */
export async function outcomesOf(
  trials: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {}
  for (const [name, trial] of Object.entries(trials)) {
    const begun = Date.now()
    outcomes[name] = await trial().then(
      () => `ok, ${((Date.now() - begun) / 1000).toFixed(1)} s`,
      (error) => `failed: ${error.message}`,
    )
  }
  return outcomes
}
