import { Type } from '@sinclair/typebox'
import { test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { fieldNamesOf, recordNamesOf } from '../../../src/explo/shadow/record-names.ts'

test('every documented field is known to name a record or to name nothing', (t) => {
  for (const { name, schema } of operations) {
    const { body, query } = recordNamesOf(name as never)
    t.strictSame(Object.keys(body), Object.keys(schema.body?.properties ?? {}), name)
    t.strictSame(Object.keys(query), Object.keys(schema.querystring?.properties ?? {}), name)
  }
  t.end()
})

test('a field of which nobody has said what it names is a mistake, and not sent silently', (t) => {
  const response = { 200: Type.Object({}) }
  const schema = { summary: '', body: Type.Object({ owner_id: Type.String() }), response }

  t.throws(() => fieldNamesOf({ name: 'createOwner', schema }), {
    message: 'src/explo/shadow/record-names.ts lacks the field owner_id of createOwner.',
  })
  t.end()
})
