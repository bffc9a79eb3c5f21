import { test } from 'tap'
import { balanced } from '../../soak/balanced.ts'
import { soak } from '../../soak/soak.ts'
import { standalone } from '../../soak/standalone.ts'
import { lacks } from '../../support/installed-package.ts'

// A short form of `npm run soak`.
const size = { workers: 3, worlds: 12, seconds: 1 }

test('worker processes that share a fake only see their own records and requests', async (t) => {
  const outcomes = await soak(await standalone(t), size)

  t.strictSame(
    outcomes.flatMap(({ flaw }) => flaw ?? []),
    [],
  )
  t.ok(outcomes.every(({ moves }) => moves > 0))
})

test('worker processes behind nginx, which distributes worlds to three fakes, only see their own', {
  skip: await lacks('nginx', '-v'),
}, async (t) => {
  const outcomes = await soak(await balanced(t), { ...size, isBalanced: true })

  t.strictSame(
    outcomes.flatMap(({ flaw }) => flaw ?? []),
    [],
  )
  t.ok(outcomes.every(({ moves }) => moves > 0))
})
