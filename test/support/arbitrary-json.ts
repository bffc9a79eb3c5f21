import fc from 'fast-check'

const number = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '-0.0',
    '1.0',
    '1e400',
    '-1E+400',
    '1e-400',
    '12345678901234567890',
    '0.10',
    '1E5',
    '3.14',
  ),
  fc.integer().map(String),
  fc.bigInt().map(String),
)

/** A character that Explo can store: neither NUL nor a lone surrogate. */
const character = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.constantFrom('"', '\\', '/', '\n', '\u007f', '\u2028', 'é', '💥', ':', ',', '{', ']', ' 1.0 '),
)

/** A character as a JSON string may write it: literally, or as `\u` escapes. */
const spelledCharacter = fc.tuple(character, fc.boolean()).map(([text, isEscaped]) => {
  if (isEscaped) return text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return JSON.stringify(text).slice(1, -1)
})

const string = fc
  .oneof(fc.array(spelledCharacter, { maxLength: 6 }), fc.constantFrom(['2'], ['10'], ['\\/'], ['__proto__'], ['é']))
  .map((characters) => `"${characters.join('')}"`)

const { object } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom('null', 'true', 'false'),
    number,
    string,
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    tie('object'),
  ),
  object: fc
    .uniqueArray(fc.tuple(string, tie('value')), { maxLength: 4, selector: ([key]) => JSON.parse(key) })
    .map((members) => `{${members.map(([key, value]) => `${key}:${value}`).join(',')}}`),
}))

/** JSON objects as text, with unusual spellings of numbers, strings and keys, and without whitespace between tokens. */
export const jsonObjectText = object
