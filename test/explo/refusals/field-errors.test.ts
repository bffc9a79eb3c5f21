import { test } from 'tap'
import { errorsIn, refusalBody } from '../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../support/helper.ts'

const create = '/api/create_user_group/'

overEveryTransport('a refusal names all wrong fields', async (t, { explo, post }) => {
  const reply = await post(create, {
    user_group_id: 5,
    name: ' \t ',
    mapping: ['40', '213'],
    is_demo_group: 'true',
    properties: 'region',
    data_source_id: '233',
    data_source_provided_id: '',
  })

  t.strictSame(reply, {
    status: 400,
    body: refusalBody('Invalid input.', {
      user_group_id: ['Not a valid string.'],
      name: ['This field may not be blank.'],
      mapping: ['Expected a dictionary of items but got type "array".'],
      is_demo_group: ['Must be a valid boolean.'],
      properties: ['Expected a dictionary of items but got type "string".'],
      data_source_id: ['A valid number is required.'],
      data_source_provided_id: ['This field may not be blank.'],
    }),
  })
  t.strictSame((await explo.inspect()).customers, [])
})

test('the journal names all wrong fields', async (t) => {
  const { explo, post } = await startFake(t)

  await post(create, { user_group_id: 'acme', name: null, mapping: 5 })

  const [request] = await explo.requests.list()
  t.equal(
    request?.reason,
    '400: name: This field may not be null.; mapping: Expected a dictionary of items but got type "number".',
  )
  t.strictSame(request?.assumptions, ['fieldTypes'])
})

const required: Record<string, { method: string; path: string; fields: string[] }> = {
  'get-or-create': { method: 'POST', path: create, fields: ['user_group_id', 'name'] },
  update: { method: 'POST', path: '/api/update_user_group/', fields: ['user_group_id'] },
  delete: { method: 'DELETE', path: '/api/delete_user_group/', fields: ['current_token'] },
  refresh: { method: 'POST', path: '/api/refresh_user_group_token/', fields: ['current_token'] },
}

for (const [name, { method, path, fields }] of Object.entries(required)) {
  const flaws: Record<string, { value: unknown; sentence: string }> = {
    missing: { value: undefined, sentence: 'This field is required.' },
    null: { value: null, sentence: 'This field may not be null.' },
    empty: { value: '', sentence: 'This field may not be blank.' },
    blank: { value: ' \n', sentence: 'This field may not be blank.' },
    'a number': { value: 42, sentence: 'Not a valid string.' },
    'an object': { value: { id: 'acme' }, sentence: 'Not a valid string.' },
  }

  for (const [flaw, { value, sentence }] of Object.entries(flaws)) {
    test(`${name} refuses required fields when each is ${flaw}`, async (t) => {
      const { call } = await startFake(t)

      const reply = await call(method, path, Object.fromEntries(fields.map((field) => [field, value])))

      const errors = Object.fromEntries(fields.map((field) => [field, [sentence]]))
      t.strictSame(reply, { status: 400, body: refusalBody('Invalid input.', errors) })
    })
  }
}

test('wrong values in a mapping are reported once, under the field mapping', async (t) => {
  const { post } = await startFake(t)

  const mapping = { '40': 213, '134': null, 'a/b~c': {}, right: '1' }
  const reply = await post(create, { user_group_id: 'acme', name: 'Acme', mapping })

  t.match(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { mapping: ['Every value must be a valid string.'] }),
  })
})

test('properties may hold any JSON', async (t) => {
  const { post } = await startFake(t)
  const properties = { list: [1, null, { a: [] }], text: '', no: false, number: -1.5e-7, '': {}, 'a/b': null }

  const reply = await post(create, { user_group_id: 'acme', name: 'Acme', properties })

  t.match(reply, { status: 200 })
  t.strictSame((reply.body.user_group as { properties: unknown }).properties, properties)
})

test('an update checks the types of its fields', async (t) => {
  const { post } = await startFake(t)

  const body = { user_group_id: 'acme', name: 5, mapping: true, is_demo_group: 1, properties: [] }
  const reply = await post('/api/update_user_group/', body)

  t.strictSame(errorsIn(reply.body), {
    name: ['Not a valid string.'],
    mapping: ['Expected a dictionary of items but got type "boolean".'],
    is_demo_group: ['Must be a valid boolean.'],
    properties: ['Expected a dictionary of items but got type "array".'],
  })
})
