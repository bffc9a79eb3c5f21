import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bareEnvironment } from '../support/bare-environment.ts'
import { type HostileReport, sendHostile } from '../support/hostile.ts'
import { balanced } from './balanced.ts'
import { soak } from './soak.ts'
import { standalone } from './standalone.ts'

// `npm run soak`: 8 processes in 1,000 worlds, for a minute at one fake and for a minute at three fakes behind nginx; then a
// million hostile requests; then the tests that use `repetitions`; then the tests of Explo in each other error dialect.

const tests = join(import.meta.dirname, '..')
const ends: (() => unknown)[] = []
const t = { teardown: (end: () => unknown) => ends.push(end) } as Parameters<typeof standalone>[0]
const size = { workers: 8, worlds: 1000, seconds: 60 }
try {
  report('one fake', await soak(await standalone(t), size))
  report('three fakes behind nginx', await soak(await balanced(t), { ...size, isBalanced: true }))
  reportHostile(await sendHostile(1_000_000))
  for (const file of await testFiles()) {
    if ((await readFile(join(tests, file), 'utf8')).includes('/repetitions.ts')) runTests(file)
  }
  for (const file of await testFiles('explo')) {
    for (const dialect of ['drf', 'html']) runTests(file, { EXPLO_FAKE_TEST_DIALECT: dialect })
  }
} finally {
  for (const end of ends) await end()
}

function report(what: string, outcomes: Awaited<ReturnType<typeof soak>>): void {
  const flaws = outcomes.flatMap(({ flaw }) => flaw ?? [])
  const moves = outcomes.reduce((sum, outcome) => sum + outcome.moves, 0)
  console.log(`${what}: ${moves} moves, ${flaws.length} flaws`)
  for (const flaw of flaws) console.log(`  ${flaw}`)
  if (flaws.length > 0) process.exitCode = 1
}

async function testFiles(folder = '.'): Promise<string[]> {
  const names = await readdir(join(tests, folder), { recursive: true })
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => join(folder, name))
}

function runTests(file: string, variables: NodeJS.ProcessEnv = {}): void {
  const args = ['--import', 'tsx', join(tests, file)]
  const { status } = spawnSync(process.execPath, args, {
    // In seconds, for the whole file. The default is half a minute.
    env: { ...bareEnvironment, SOAK: '1', TAP_TIMEOUT: '3600', ...variables },
    stdio: 'inherit',
  })
  console.log([file, ...Object.values(variables), `ended with ${status}`].join(' '))
  if (status !== 0) process.exitCode = 1
}

function reportHostile({ sent, answered, flaws, growth }: HostileReport): void {
  console.log(`hostile: ${sent} requests, ${answered} answers, ${flaws.length} flaws, the heap grew by ${growth} bytes`)
  for (const flaw of flaws) console.log(`  ${flaw}`)
  // A leak of ten bytes for each request.
  if (flaws.length > 0 || growth > 10_000_000) process.exitCode = 1
}
