import { test } from 'tap'
import { NameCounts, Recent } from '../../../src/engine/world/recent.ts'

const limits = { maxEntries: 3, maxBytes: 10, sizeOf: (_key: string, value: string) => value.length }

test('the oldest entries are removed when there are too many', async (t) => {
  const recent = new Recent(limits)
  for (const key of ['a', 'b', 'c']) t.strictSame(recent.set(key, key), [])

  t.strictSame(recent.set('d', 'd'), [['a', 'a']])
  t.strictSame([recent.get('a'), recent.values()], [undefined, ['b', 'c', 'd']])
})

test('the oldest entries are removed when they have too many bytes', async (t) => {
  const recent = new Recent(limits)
  recent.set('a', 'aaaa')
  recent.set('b', 'bbbb')

  t.strictSame(recent.set('c', 'ccccc'), [['a', 'aaaa']])
  t.strictSame(recent.values(), ['bbbb', 'ccccc'])
  recent.set('d', 'x'.repeat(11))
  t.strictSame(recent.values(), [])
})

test('an entry that is set again becomes the newest, and counts once', async (t) => {
  const recent = new Recent(limits)
  recent.set('a', 'aaaa')
  recent.set('b', 'bbbb')
  recent.set('a', 'aaaaaa')

  t.strictSame(recent.values(), ['bbbb', 'aaaaaa'])
})

test('a copy changes separately', async (t) => {
  const recent = new Recent(limits)
  recent.set('a', 'aaaaa')
  const copy = recent.copy()
  copy.set('b', 'bbbbbb')

  t.strictSame([recent.values(), copy.values()], [['aaaaa'], ['bbbbbb']])
})

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
