import { Type } from '@sinclair/typebox'
import { test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { operation } from '../../../src/explo/operations/operation.ts'

const facts = {
  name: 'renameThing',
  method: 'POST',
  url: '/api/rename_thing/',
  permission: 'read-write',
  getsExisting: false,
  creates: { customer: 'new_id' },
  removes: {},
  names: { id: 'customer', new_id: 'customer' },
  repeatRisk: null,
  irreversible: null,
  replacedBy: null,
  documentation: 'https://docs.explo.co/',
  restsOn: [],
  refusals: [],
  schema: {
    summary: 'Rename a thing',
    body: Type.Object({ id: Type.String(), new_id: Type.String() }),
    response: { 200: Type.Object({ success: Type.Integer() }) },
  },
  examples: [],
  handler: () => ({ success: 1 }),
} as const

test('an operation without a fact does not compile', (t) => {
  const { names: _names, ...withoutNames } = facts
  const { creates: _creates, ...withoutCreates } = facts
  const { removes: _removes, ...withoutRemoves } = facts
  const { repeatRisk: _repeatRisk, ...withoutRisk } = facts
  const { irreversible: _irreversible, ...withoutIrreversible } = facts
  const { permission: _permission, ...withoutPermission } = facts
  const { getsExisting: _getsExisting, ...withoutGetsExisting } = facts
  const { refusals: _refusals, ...withoutRefusals } = facts
  // @ts-expect-error: it lacks a fact
  operation(withoutNames)
  // @ts-expect-error: it lacks a fact
  operation(withoutCreates)
  // @ts-expect-error: it lacks a fact
  operation(withoutRemoves)
  // @ts-expect-error: it lacks a fact
  operation(withoutRisk)
  // @ts-expect-error: it lacks a fact
  operation(withoutIrreversible)
  // @ts-expect-error: it lacks a fact
  operation(withoutPermission)
  // @ts-expect-error: it lacks a fact
  operation(withoutGetsExisting)
  // @ts-expect-error: it lacks a fact
  operation(withoutRefusals)
  // @ts-expect-error: nothing says what the field "new_id" names
  operation({ ...facts, names: { id: 'customer' } })
  // @ts-expect-error: the body has no field "provided_id"
  operation({ ...facts, creates: { customer: 'provided_id' } })
  // @ts-expect-error: Explo has no such record
  operation({ ...facts, names: { id: 'invoice', new_id: null } })

  t.equal(operation(facts).name, 'renameThing')
  t.end()
})

test('an operation that creates or removes a record names the field with its id', (t) => {
  for (const { name, creates, removes, names } of operations) {
    for (const field of [...Object.values(creates), ...Object.values(removes)]) {
      t.ok(name === 'createBlueprint' || names[String(field)], `${field} of ${name}`)
    }
  }
  t.end()
})
