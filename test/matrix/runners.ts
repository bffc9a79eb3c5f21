import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Examples, moduleSystems, type RunnerName } from '../runners/examples.ts'
import type { InstalledPackage } from '../support/installed-package.ts'
import { flawsOfWatching } from './vitest-watch.ts'

/** The major versions in the package's ranges of peer dependencies. */
const versions: Readonly<Record<RunnerName, readonly string[]>> = {
  'node-test': [''],
  vitest: ['2', '3', '4', '5'],
  jest: ['29', '30'],
  tap: ['18', '21'],
}

interface InstalledRunner {
  readonly runner: RunnerName
  readonly label: string
  readonly folder: string
}

/** Installs each version of each runner in its own folder, with the package and Fastify. */
export async function installRunners(installed: InstalledPackage, fastify: string): Promise<InstalledRunner[]> {
  const found: InstalledRunner[] = []
  for (const [name, majors] of Object.entries(versions)) {
    for (const major of majors) {
      const runner = name as RunnerName
      const folder = join(installed.folder, 'runners', `${runner}-${major}`)
      const packages = [installed.tarball, fastify, ...(major === '' ? [] : [`${runner}@${major}`])]
      const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'package.json'), '{ "private": true }')
      await promisify(execFile)('npm', ['install', ...quiet, ...packages], { cwd: folder })
      found.push({ runner, label: `${runner} ${major}`.trim(), folder })
    }
  }
  return found
}

/** Runs the examples with each runner on a version of Node. */
export async function runnerOutcomes(
  runners: readonly InstalledRunner[],
  node: string,
): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {}
  for (const { runner, label, folder } of runners) {
    const examples = await Examples.copyTo(folder, node)
    for (const modules of moduleSystems) {
      const flaws = [
        ...(await examples.flaws(modules, runner)),
        ...(await examples.flawsWithPlanted(modules, runner)),
        ...(runner === 'vitest' ? await flawsOfWatching(join(folder, modules), node) : []),
      ]
      outcomes[`${label}, ${modules}`] = flaws.length === 0 ? 'ok' : `failed: ${flaws.join('; ')}`
    }
  }
  return outcomes
}
