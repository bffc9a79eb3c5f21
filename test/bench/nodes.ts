import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// Runs the benchmark on each version of Node that has budgets. npx downloads the versions that are not running.

const versions = [24, 20]
const benchmark = ['--import', 'tsx', join(import.meta.dirname, 'index.ts'), ...process.argv.slice(2)]

if (process.argv.length === 2) console.log('All rows take about five minutes, on both versions of Node together.\n')
for (const version of versions) {
  const isThisOne = process.versions.node.startsWith(`${version}.`)
  const [program, ...args] = isThisOne ? [process.execPath] : ['npx', '-y', '-p', `node@${version}`, 'node']
  const { status } = spawnSync(program as string, [...args, ...benchmark], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
