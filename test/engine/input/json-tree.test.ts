import fc from 'fast-check'
import { test } from 'tap'
import { jsonMistakes } from '../../../src/engine/input/json-tree.ts'

const misfits = {
  '': 'line 1, column 1: expected a value, but found the end.',
  '{': 'line 1, column 2: expected a key in double quotes, but found the end.',
  '{"a": 1,\n}': 'line 2, column 1: expected a key in double quotes, but found "}".',
  "{'a': 1}": `line 1, column 2: expected a key in double quotes, but found "'".`,
  '{"a" 1}': 'line 1, column 6: expected ":", but found "1".',
  '{"a": 1 "b": 2}': 'line 1, column 9: expected "," or "}", but found "b".',
  '{"a": 1': 'line 1, column 8: expected "," or "}", but found the end.',
  '[1 22]': 'line 1, column 4: expected "," or "]", but found 22.',
  '[1,]': 'line 1, column 4: expected a value, but found "]".',
  '// fixture\n{}': 'line 1, column 1: expected a value, but found "/".',
  '{"a": nul}': 'line 1, column 7: expected a value, but found "n".',
  '[💥]': 'line 1, column 2: expected a value, but found "💥".',
  '"open': 'line 1, column 1: expected a value, but found a string that is not closed, or has a control character.',
  '["a\tb"]': 'line 1, column 2: expected a value, but found a string that is not closed, or has a control character.',
  '{}\n\n{}': 'line 3, column 1: expected nothing more, but found "{".',
  '["\\q"]': 'line 1, column 2: the string has an escape that JSON does not know.',
}

for (const [text, place] of Object.entries(misfits)) {
  test(`${JSON.stringify(text)} is refused as JSON, with the place of the mistake`, (t) => {
    t.strictSame(jsonMistakes(text), [{ pointer: '', message: `is not JSON at ${place}` }])
    t.end()
  })
}

test('too much nesting is a mistake, not a stack overflow', (t) => {
  const [mistake] = jsonMistakes('['.repeat(100_000))

  t.match(mistake?.message, 'column 502: expected no more than 500 levels of nesting, but found "[".')
  t.end()
})

test('every repeated key of an object is named', (t) => {
  const text = '{ "a": 1,\n  "b/c": [{ "d": 1 }, { "d": 1, "\\u0064": 2 }],\n  "a": 2, "__proto__": 1, "__proto__": 2 }'

  t.strictSame(jsonMistakes(text), [
    { pointer: '/b~1c/1/d', message: 'is there twice, the second time at line 2, column 33.' },
    { pointer: '/a', message: 'is there twice, the second time at line 3, column 3.' },
    { pointer: '/__proto__', message: 'is there twice, the second time at line 3, column 27.' },
  ])
  t.end()
})

test('a text has no mistake if JSON.parse accepts it, and one if not', (t) => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"a"',
    '"b"',
    '-1.5e3',
    '01',
    'true',
    'null',
    ' ',
    '\n',
    '"\\n',
    '\\"',
    "'",
  ]
  const almostJson = fc.oneof(
    fc.json().map((text) => text.replace(/^\{.*\}$/s, '[$&]')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((found) => found.join('')),
    fc.string({ unit: 'binary' }),
  )

  fc.assert(
    fc.property(almostJson, (text) => {
      const isJson = parses(text)
      const syntax = jsonMistakes(text).filter(({ pointer }) => pointer === '')
      return isJson === (syntax.length === 0)
    }),
  )
  t.end()
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
