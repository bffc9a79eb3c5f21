import { balanced } from './balanced.ts'
import { soak } from './soak.ts'
import { standalone } from './standalone.ts'

// `npm run soak`: 8 processes, 1,000 worlds, a minute at one fake and a minute at three behind nginx.

const ends: (() => unknown)[] = []
const t = { teardown: (end: () => unknown) => ends.push(end) } as Parameters<typeof standalone>[0]
const size = { workers: 8, worlds: 1000, seconds: 60 }
try {
  report('one fake', await soak(await standalone(t), size))
  report('three fakes behind nginx', await soak(await balanced(t), { ...size, isBalanced: true }))
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
