import { execFile } from 'node:child_process'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { InstalledPackage } from '../support/installed-package.ts'
import { nodeProgram } from '../support/node-version.ts'
import { consumerErrors, packages, resolutions } from '../support/type-errors.ts'
import { inspectorOutcomes } from './inspector.ts'
import { peerOutcomes } from './peers.ts'
import { installRunners, runnerOutcomes } from './runners.ts'
import { trialOutcomes } from './trials.ts'

// Prints a table: the packed package on every supported version of Node, with HTTP clients and test runners. Then it runs the
// parts that do not depend on the version of Node. `npm run matrix -- trials` runs only that part.

type Outcomes = Record<string, string>

const parts: Readonly<Record<string, () => Promise<Outcomes>>> = {
  inspector: inspectorOutcomes,
  peers: peerOutcomes,
  trials: trialOutcomes,
}
const [chosen = ''] = process.argv.slice(2)
if (parts[chosen]) {
  printOutcomes(await parts[chosen]())
  process.exit()
}

const clients = ['@mswjs/interceptors', 'axios', 'got', 'ky', 'node-fetch', 'superagent', 'undici']
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', '26']
const execute = promisify(execFile)

const installed = await installWithClients()
const runners = await installRunners(installed, `fastify@${await versionOf('fastify')}`)
const columns: Outcomes[] = []
for (const version of versions) {
  const node = await nodeProgram(version)
  columns.push({
    ...(await packageOutcomes(installed, node)),
    ...JSON.parse(await installed.run(node, 'program.mjs')),
    ...(await runnerOutcomes(runners, node)),
  })
}
printTable(columns)
for (const part of Object.values(parts)) printOutcomes(await part())

async function installWithClients(): Promise<InstalledPackage> {
  const installed = await InstalledPackage.install()
  const wanted = await Promise.all(clients.map(async (name) => `${name}@${await versionOf(name)}`))
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
  // Keeps the environment, because npm's settings are in it.
  await execute('npm', ['install', ...quiet, ...wanted], { cwd: installed.folder })
  for (const file of ['clients.mjs', 'program.mjs']) {
    await copyFile(join(import.meta.dirname, file), join(installed.folder, file))
  }
  await installed.write(
    'import.mjs',
    "import { createExploFake } from 'explo-fake'; await (await createExploFake()).close()",
  )
  await installed.write('require.cjs', "require('explo-fake').createExploFake().then((explo) => explo.close())")
  return installed
}

async function versionOf(name: string): Promise<string> {
  return JSON.parse(await readFile(join(packages, name, 'package.json'), 'utf8')).version
}

async function packageOutcomes(installed: InstalledPackage, node: string): Promise<Outcomes> {
  const tool = (path: string, ...args: string[]) => installed.run(node, join(packages, path), ...args)
  const checks: Record<string, () => Promise<unknown>> = {
    version: () => installed.run(node, '--version'),
    'ESM import': () => installed.run(node, 'import.mjs'),
    'CommonJS require': () => installed.run(node, 'require.cjs'),
    attw: () => tool('@arethetypeswrong/cli/dist/index.js', installed.tarball, '--no-color', '--profile', 'strict'),
    publint: () => tool('publint/src/cli.js', 'run', installed.tarball, '--strict'),
  }
  for (const resolution of Object.keys(resolutions) as (keyof typeof resolutions)[]) {
    checks[`types, ${resolution}`] = async () => {
      const errors = await consumerErrors(installed, resolution, node)
      if (errors !== '') throw new Error(errors)
    }
  }

  const outcomes: Outcomes = {}
  for (const [name, check] of Object.entries(checks)) {
    outcomes[name] = await check().then(
      (output) => (name === 'version' ? String(output).trim() : 'ok'),
      (error) => `failed: ${error.message}`,
    )
  }
  return outcomes
}

function printTable(columns: readonly Outcomes[]): void {
  const { version: _, ...rows } = columns[0] as Outcomes
  const cells = [
    ['', ...columns.map(({ version }) => version)],
    ['---', ...columns.map(() => '---')],
    ...Object.keys(rows).map((name) => [name, ...columns.map((column) => column[name])]),
  ]
  for (const row of cells) console.log(`| ${row.join(' | ')} |`)
  if (cells.flat().some(isFlaw)) process.exitCode = 1
}

function printOutcomes(outcomes: Outcomes): void {
  for (const [name, outcome] of Object.entries(outcomes)) console.log(`${name}: ${outcome}`)
  if (Object.values(outcomes).some(isFlaw)) process.exitCode = 1
}

function isFlaw(outcome: string | undefined): boolean {
  return /^(failed|wrong|undefined)/.test(outcome ?? '')
}
