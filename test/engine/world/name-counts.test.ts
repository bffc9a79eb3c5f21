import { test } from 'tap'
import { NameCounts } from '../../../src/engine/world/recent.ts'

test('each name has its own count, and a copy counts separately', async (t) => {
  const counts = new NameCounts()
  counts.add('a')
  counts.add('a')
  const copy = counts.copy()
  copy.add('b')

  t.strictSame([counts.of('a'), counts.of('b')], [2, 0])
  t.strictSame([copy.of('a'), copy.of('b')], [2, 1])
})

test('a forgotten name continues after the highest forgotten count', async (t) => {
  const counts = new NameCounts()
  counts.add('a')
  counts.add('a')
  counts.add('b')
  for (let nth = 0; nth < 10_000; nth++) counts.add(`other ${nth}`)

  t.strictSame([counts.of('a'), counts.of('b'), counts.of('new'), counts.of('other 9997')], [2, 2, 2, 1])
})
