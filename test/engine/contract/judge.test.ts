import { test } from 'tap'
import { templateOf } from '../../../src/engine/contract/judge.ts'

test('words of fewer than three letters stay in a template, because they may be part of other words', (t) => {
  const body = { detail: 'Schema 4 of 40 is absent.' }

  t.strictSame(templateOf(body, 'Invalid.', { words: { schema: '4', flaw: 'absent' } }), {
    detail: 'Schema 4 of 40 is {flaw}.',
  })
  t.end()
})
