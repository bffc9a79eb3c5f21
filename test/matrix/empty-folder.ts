import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { bareEnvironment } from '../support/bare-environment.ts'

interface Ended {
  readonly exitCode: number
  /** stdout, then stderr. */
  readonly output: string
}

const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--prefer-offline', '--loglevel=error']

/** A new project: a temporary folder with only a package.json. */
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

  /** Installs packages like a user, so that conflicts of peer dependencies fail. Keeps this process's npm settings. */
  async install(...packages: readonly string[]): Promise<void> {
    const { exitCode, output } = await this.#execute('npm', ['install', '-D', ...quiet, ...packages], process.env)
    if (exitCode !== 0) throw new Error(`npm install ${packages.join(' ')}: ${output}`)
  }

  /** Runs a line in a shell. */
  run(line: string): Promise<Ended> {
    const path = [dirname(this.#node), join(this.path, 'node_modules/.bin'), process.env.PATH].join(':')
    return this.#execute('sh', ['-c', line], { ...bareEnvironment, PATH: path, HOME: this.path, NO_COLOR: '1' })
  }

  /** Runs a line in a shell, and returns its output. @throws When it fails. */
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

/** Installs packages in an empty folder, runs `init`, and passes the test that it wrote. @throws When a step fails. */
export async function passFirstTest(node: string, ...installs: readonly (readonly string[])[]): Promise<void> {
  await using folder = await EmptyFolder.create({}, node)
  for (const packages of installs) await folder.install(...packages)
  const said = await folder.passes('explo-fake init')
  await folder.passes(/ run +(.*)/.exec(said)?.[1] ?? 'false')
}

/** Runs the trials in sequence. Each outcome is `ok` with the seconds that it took, or the error. */
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
