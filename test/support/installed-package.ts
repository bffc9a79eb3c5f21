import { execFile, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { Test } from 'tap'
import { bareEnvironment } from './bare-environment.ts'

type Teardown = Pick<Test, 'teardown'>

const project = join(import.meta.dirname, '../..')
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier']

/** The packed package, installed offline in a folder that sees no other package of this repository. */
export class InstalledPackage {
  readonly folder: string
  readonly tarball: string

  private constructor(folder: string, tarball: string) {
    this.folder = folder
    this.tarball = tarball
  }

  static #installed: Promise<InstalledPackage> | undefined

  /** All tests of a process share one installation, so each must write files with names of its own. */
  static install(): Promise<InstalledPackage> {
    InstalledPackage.#installed ??= InstalledPackage.#install()
    return InstalledPackage.#installed
  }

  /** Packs the existing build. Building here would delete `dist` while other tests use it. */
  static async #install(): Promise<InstalledPackage> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'explo-fake-package-')))
    // Not `t.teardown`: with a teardown, tap ends the file when it awaits anything but a test.
    process.once('exit', () => rmSync(folder, { recursive: true }))

    const packed = await runAsUser('npm', ['pack', project, '--json', '--pack-destination', folder, ...quiet], folder)
    const [{ filename }] = JSON.parse(packed)
    await writeFile(join(folder, 'package.json'), '{ "private": true }')
    await runAsUser('npm', ['install', '--offline', `./${filename}`, ...quiet], folder)
    return new InstalledPackage(folder, join(folder, filename))
  }

  async write(file: string, content: string): Promise<void> {
    await writeFile(join(this.folder, file), content)
  }

  /** Runs a program in the folder, without the environment of the test, and returns what it prints. */
  run(program: string, ...args: readonly string[]): Promise<string> {
    return runAsUser(program, args, this.folder)
  }

  /** Runs a development tool of this repository in the folder, and returns what it prints. */
  runTool(tool: string, ...args: readonly string[]): Promise<string> {
    return this.run(process.execPath, join(project, 'node_modules', tool), ...args)
  }

  /** Starts the command on a free port. It stops with the test. */
  async start(t: Teardown, ...flags: readonly string[]): Promise<{ url: string; apiToken: string }> {
    const command = spawn('node_modules/.bin/explo-fake', ['--port', '0', '--json', ...flags], {
      cwd: this.folder,
      env: environment(this.folder),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    t.teardown(() => command.kill())

    for await (const line of createInterface(command.stdout)) return JSON.parse(line)
    throw new Error('The command ended before it was ready.')
  }
}

/** Why a test that needs a program cannot run on this machine, or false. */
export async function lacks(program: string, question = '--version'): Promise<string | false> {
  return runAsUser(program, [question], tmpdir()).then(
    () => false,
    () => `${program} is not installed here`,
  )
}

/** Runs a program without the variables that npm and the test runner have set, and returns what it prints. */
export async function runAsUser(program: string, args: readonly string[], folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd: folder, env: environment(folder) })
  return stdout
}

function environment(folder: string): NodeJS.ProcessEnv {
  return { ...bareEnvironment, HOME: folder }
}
