import { type HostileReport, sendHostile } from '../support/hostile.ts'
import { balanced } from './balanced.ts'
import { soak } from './soak.ts'
import { standalone } from './standalone.ts'

// `npm run soak`: 8 processes, 1,000 worlds, a minute at one fake and a minute at three behind nginx; then a million
// hostile requests.

const ends: (() => unknown)[] = []
const t = { teardown: (end: () => unknown) => ends.push(end) } as Parameters<typeof standalone>[0]
const size = { workers: 8, worlds: 1000, seconds: 60 }
try {
  report('one fake', await soak(await standalone(t), size))
  report('three fakes behind nginx', await soak(await balanced(t), { ...size, isBalanced: true }))
  reportHostile(await sendHostile(1_000_000))
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

function reportHostile({ sent, answered, flaws, growth }: HostileReport): void {
  console.log(`hostile: ${sent} requests, ${answered} answers, ${flaws.length} flaws, the heap grew by ${growth} bytes`)
  for (const flaw of flaws) console.log(`  ${flaw}`)
  // What a leak of ten bytes for each request would be.
  if (flaws.length > 0 || growth > 10_000_000) process.exitCode = 1
}
