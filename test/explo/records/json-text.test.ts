import { test } from 'tap'
import { JsonTexts } from '../../../src/explo/records/json-text.ts'

test('each of many objects, new or repeated, becomes its own JSON', async (t) => {
  const texts = new JsonTexts()
  const objects = Array.from({ length: 2500 }, (_, number) => ({ number: number % 1200 }))

  const made = objects.map((object) => texts.of(object))

  t.strictSame(
    made,
    objects.map((object) => JSON.stringify(object)),
  )
  t.equal(texts.of(null), null)
  const long = { text: 'x'.repeat(10_000) }
  t.equal(texts.of(long), JSON.stringify(long))
})
