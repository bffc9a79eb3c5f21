import { test } from 'tap'
import { History } from '../../../src/engine/journal/history.ts'

const change = { kind: 'counter', scope: null, before: null, after: {} }

test('the changes of 10,000 seeded records are kept, and with one more those of the oldest seed are dropped', (t) => {
  const history = new History()
  history.noteSeed(Array.from({ length: 10_000 }, () => change))
  t.equal(history.changesSince(0, [])?.length, 10_000)

  history.noteSeed([change])

  t.equal(history.changesSince(0, []), undefined)
  t.strictSame(history.changesSince(1, []), [change])
  t.end()
})

test('no moment before a replacement of all data is available', (t) => {
  const history = new History()

  history.cut()

  t.strictSame([history.changesSince(0, []), history.changesSince(1, [])], [undefined, []])
  t.end()
})
