import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customers, tokens, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/create_end_user/'
const fixtures = { customers: [{ provided_id: 'acme', customer_id: 12 }] }
const request = {
  provided_id: '3',
  email: 'example@explo.co',
  customer_id: 12,
  attributes: { name: 'Example', header: '<div/>' },
}

overEveryTransport(
  'a new id creates an end user of the customer with that number',
  { fixtures },
  async (t, { explo, post }) => {
    const reply = await post(path, request)

    t.equal(reply.status, 200)
    t.equal(
      JSON.stringify(reply.body),
      '{"success":1,"end_user":{"provided_id":"3","email":"example@explo.co","attributes":{"name":"Example","header":"<div/>"}}}',
    )
    t.match((await explo.inspect()).customers, [
      {
        provided_id: 'acme',
        end_users: [{ provided_id: '3', email: 'example@explo.co', attributes: { name: 'Example', header: '<div/>' } }],
      },
    ])
  },
)

test('a known id returns the stored end user, and changes nothing', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })
  const first = await post(path, request)
  const before = await explo.inspect()

  const second = await post(path, { ...request, email: 'other@explo.co', attributes: {} })

  const [, entry] = await explo.requests.list()
  t.strictSame(second, first)
  t.strictSame(await explo.inspect(), before)
  t.strictSame(entry?.changes, [])
})

test('the journal lists the new end user with the number of its customer', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  await post(path, request)

  const [entry] = await explo.requests.list()
  t.strictSame(entry?.changes, [
    {
      kind: 'end user',
      visibilityGroup: 'Production',
      before: null,
      after: {
        customer_id: 12,
        provided_id: '3',
        email: 'example@explo.co',
        attributes: { name: 'Example', header: '<div/>' },
      },
    },
  ])
  t.match(entry, { replacedBy: 'createCustomer' })
})

test('two customers may have an end user with the same id', async (t) => {
  const { post } = await startFake(t, { fixtures: twoGroups })

  const one = await post(path, { ...request, customer_id: customers.acme.customer_id })
  const other = await post(path, { ...request, customer_id: customers.globex.customer_id, email: 'b@explo.co' })

  t.match(one.body, { end_user: { email: 'example@explo.co' } })
  t.match(other.body, { end_user: { email: 'b@explo.co' } })
})

test('missing or null attributes are an empty object', async (t) => {
  const { post } = await startFake(t, { fixtures })

  const silent = await post(path, { ...request, attributes: undefined })
  const explicit = await post(path, { ...request, provided_id: '4', attributes: null })

  for (const { body } of [silent, explicit]) {
    t.strictSame((body.end_user as { attributes: unknown }).attributes, {})
  }
})

const attributes = {
  name: "O'Hara",
  quoted: '"yes"',
  both: `'"`,
  path: 'C:\\new\tline\n\r\u0001\u001b\u007f',
  yes: true,
  no: false,
  nothing: null,
  list: [1, -2.5, 'three', []],
  nested: { 'a b': {} },
}

test('with endUserAttributes "python-repr", attributes are answered in the notation of Python', async (t) => {
  const { post } = await startFake(t, { fixtures, assumptions: { endUserAttributes: 'python-repr' } })

  const reply = await post(path, { ...request, attributes })

  t.strictSame(reply.body, {
    success: 1,
    end_user: {
      provided_id: '3',
      email: 'example@explo.co',
      attributes: String.raw`{'name': "O'Hara", 'quoted': '"yes"', 'both': '\'"', 'path': 'C:\\new\tline\n\r\x01\x1b\x7f', 'yes': True, 'no': False, 'nothing': None, 'list': [1, -2.5, 'three', []], 'nested': {'a b': {}}}`,
    },
  })
})

test('the number of an unknown customer, or of one in another visibility group, is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoGroups })
  const before = await explo.inspect()

  const foreign = await post(path, { ...request, customer_id: customers.initech.customer_id })
  const unknown = await post(path, { ...request, customer_id: -1 })

  for (const reply of [foreign, unknown]) {
    t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  }
  t.strictSame(await explo.inspect(), before)
  t.match(await explo.requests.list(), [
    {
      reason: '404: visibility group Production has no customer with the number 4',
      assumptions: ['endUserCustomers'],
    },
    {},
  ])
})

test('inspect() returns the number of a new customer', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })
  await post('/api/create_customer/', { provided_id: 'globex', name: 'Globex' })
  const globex = (await explo.inspect()).customers?.find(({ provided_id }) => provided_id === 'globex')

  const reply = await post(path, { ...request, customer_id: globex?.customer_id })

  t.equal(reply.status, 200)
})

test('a refusal names each wrong field', async (t) => {
  const { post } = await startFake(t, { fixtures })

  const missing = await post(path, {})
  const wrong = await post(path, { provided_id: 3, email: '', customer_id: '12', attributes: 'name' })
  const more = await post(path, { provided_id: null, email: null, customer_id: 1.5, attributes: [] })

  const sentences = ['This field is required.']
  t.strictSame(errorsIn(missing.body), { provided_id: sentences, email: sentences, customer_id: sentences })
  t.strictSame(errorsIn(wrong.body), {
    provided_id: ['Not a valid string.'],
    email: ['This field may not be blank.'],
    customer_id: ['A valid integer is required.'],
    attributes: ['Expected a dictionary of items but got type "string".'],
  })
  t.strictSame(errorsIn(more.body), {
    provided_id: ['This field may not be null.'],
    email: ['This field may not be null.'],
    customer_id: ['A valid integer is required.'],
    attributes: ['Expected a dictionary of items but got type "array".'],
  })
})

test('with readOnlyToken "allow-existing", a read-only token gets a known end user and creates nothing', async (t) => {
  const { explo, post } = await startFake(t, {
    fixtures: twoGroups,
    assumptions: { readOnlyToken: 'allow-existing' },
  })
  const before = await explo.inspect()
  const { customer_id } = customers.acme

  const existing = await post(path, { ...request, provided_id: 'acme', customer_id }, tokens.productionReadOnly)
  const missing = await post(path, { ...request, customer_id }, tokens.productionReadOnly)

  t.match(existing, { status: 200, body: { end_user: { provided_id: 'acme', email: 'a@example.com' } } })
  t.equal(missing.status, 403)
  t.strictSame(await explo.inspect(), before)
})
