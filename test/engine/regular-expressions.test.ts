import { test } from 'tap'
import { piecesOf, regularExpressions } from '../support/regular-expressions.ts'

const limitMs = 100
/** Other processes share the machine: the fastest of some attempts counts. */
const attempts = 3

/** Whether an attempt takes no longer than the limit. */
async function isFast(work: () => unknown): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const started = performance.now()
    await work()
    if (performance.now() - started <= limitMs) return true
  }
  return false
}

test('no regular expression takes more than linear time', async (t) => {
  const slow: string[] = []
  for (const { file, regExp } of await regularExpressions()) {
    for (const piece of piecesOf(regExp)) {
      const text = `${piece.repeat(20_000 / piece.length)}\u0000`
      if (!(await isFast(() => text.replace(regExp, '')))) slow.push(`${file}: ${regExp} with ${JSON.stringify(piece)}`)
    }
  }

  t.strictSame(slow, [])
})
