import { test } from 'tap'
import { balanced } from '../../soak/balanced.ts'
import { soak } from '../../soak/soak.ts'
import { standalone } from '../../soak/standalone.ts'
import { lacks } from '../../support/installed-package.ts'

// A short form of `npm run soak`.
const size = { workers: 3, worlds: 12, seconds: 1 }

test('worker processes that share a fake see what each one did, and nothing of the others', async (t) => {
  const outcomes = await soak(await standalone(t), size)

  t.strictSame(
    outcomes.flatMap(({ flaw }) => flaw ?? []),
    [],
  )
  t.ok(outcomes.every(({ moves }) => moves > 0))
})

test('the same through nginx, which spreads the worlds over three fakes', {
  skip: await lacks('nginx', '-v'),
}, async (t) => {
  const outcomes = await soak(await balanced(t), { ...size, isBalanced: true })

  t.strictSame(
    outcomes.flatMap(({ flaw }) => flaw ?? []),
    [],
  )
  t.ok(outcomes.every(({ moves }) => moves > 0))
})
