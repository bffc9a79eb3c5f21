import { test } from 'tap'
import { hearStderr } from '../../support/hear-stderr.ts'
import { sendHostile } from '../../support/hostile.ts'

/** What a leak of a hundred bytes for each request would be. */
const mostGrowth = 9_000_000

test('20,000 hostile requests get an answer or a closed connection, and nothing grows', {
  timeout: 300_000,
}, async (t) => {
  const said = hearStderr(t)

  const { sent, answered, flaws, growth } = await sendHostile(20_000)

  t.strictSame(flaws, [])
  t.equal(sent, 20_000)
  t.ok(answered > sent / 2, `${answered} answers`)
  t.strictSame(said(), [], 'nothing is printed')
  t.ok(growth < mostGrowth, `the heap grew by ${growth} bytes`)
})
