import { test } from 'tap'
import { hearStderr } from '../../support/hear-stderr.ts'
import { sendHostile } from '../../support/hostile.ts'

const count = 100_000
/** What a leak of a hundred bytes for each request would be. */
const mostBytes = 100 * count

// About 35 seconds of CPU time; `npm run soak` sends a million.
test(`${count} hostile requests meet no failure of the fake, no stack trace, no hang and no leak`, async (t) => {
  t.setTimeout(300_000)
  const heard = hearStderr(t)

  const { sent, flaws, growth } = await sendHostile(count)

  const printed = heard().map(({ args }) => String(args[0]))
  t.ok(sent >= count)
  t.strictSame(flaws, [])
  t.strictSame(
    printed.filter((text) => / {4}at \S/.test(text)),
    [],
  )
  t.ok(growth < mostBytes, `the heap grew by ${growth} bytes`)
})
