import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { test } from 'tap'
import { copySpelling, exactJson, parseJson, writeJson } from '../../../src/engine/input/json-spelling.ts'
import { jsonObjectText } from '../../support/arbitrary-json.ts'

test('JSON keeps its spelling', async () => {
  fc.assert(fc.property(jsonObjectText, (text) => writeJson(parseJson(text)) === text))
})

test('whitespace between tokens is removed', async (t) => {
  t.equal(writeJson(parseJson(' {\n "a b" : [ 1.0 ,\t"\\u00e9 é" ] }\r\n')), '{"a b":[1.0,"\\u00e9 é"]}')
})

test('the last value of a repeated key is kept, in the position of the first', async (t) => {
  t.equal(writeJson(parseJson('{"a":1,"b":2.0,"a":{"c":1,"c":3}}')), '{"a":{"c":3},"b":2.0}')
  t.equal(writeJson(parseJson('{"a":1,"b":2,"a":3}')), '{"a":3,"b":2}')
})

test('the value equals that of JSON.parse, with the nearest number for one out of range', async () => {
  fc.assert(
    fc.property(jsonObjectText, (text) => {
      const nearest = text.replaceAll(/(?<=[:,[])(-?)1[eE]\+?400(?=[,\]}])/g, `$1${Number.MAX_VALUE}`)
      return isDeepStrictEqual(parseJson(text), JSON.parse(JSON.stringify(JSON.parse(nearest))))
    }),
  )
})

for (const number of ['1e309', '-1E+400', '-0', '-0.0e5', '9'.repeat(310), `${'9'.repeat(300)}.5e10`]) {
  test(`the nearest number for ${number.slice(0, 20)} is one that JSON has`, async (t) => {
    const [[value]] = parseJson(`[[ ${number}]]`) as [[number]]

    t.ok(Object.is(value, JSON.parse(JSON.stringify(value))))
    t.ok(value === 0 || Math.abs(value) === Number.MAX_VALUE)
  })
}

test('a nested value keeps its spelling', async (t) => {
  const { first, ...rest } = parseJson('{"first":{"n":1.0},"list":[{"n":1e400},2,null],"text":"1.0"}') as Record<
    string,
    unknown
  >

  t.equal(writeJson(first), '{"n":1.0}')
  t.equal(writeJson({ of: [rest], none: undefined }), '{"of":[{"list":[{"n":1e400},2,null],"text":"1.0"}]}')
})

test('a value has an exact text only if JavaScript would spell it differently', async (t) => {
  t.equal(exactJson(parseJson('{"a":[1.5]}')), undefined)
  t.equal(exactJson(parseJson('{ "a": [1.5] }')), undefined)
  t.equal(exactJson(parseJson('{"a":[1]}')), undefined)
  t.equal(exactJson(parseJson('{"a":[1.50]}')), '{"a":[1.50]}')
  t.equal(exactJson(parseJson('{"10":1,"9":2}')), '{"10":1,"9":2}')
  t.equal(exactJson(parseJson('1.0')), undefined)
})

test('a copy can keep the spelling', async (t) => {
  const copy = {}
  copySpelling(parseJson('{"n":1.0}') as object, copy)
  copySpelling({}, copy)

  t.equal(writeJson(copy), '{"n":1.0}')
})
