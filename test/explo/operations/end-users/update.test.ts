import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customers, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/update_end_user/'
const fixtures = {
  customers: [
    {
      provided_id: 'acme',
      customer_id: 12,
      end_users: [{ provided_id: '3', email: 'example@explo.co', attributes: { name: 'Example', header: '<div/>' } }],
    },
  ],
}

overEveryTransport(
  'an update returns the updated end user, with completely replaced attributes',
  { fixtures },
  async (t, { explo, post }) => {
    const reply = await post(path, {
      provided_id: '3',
      customer_id: 12,
      email: 'new@explo.co',
      attributes: { footer: '<hr/>' },
    })

    const endUser = { provided_id: '3', email: 'new@explo.co', attributes: { footer: '<hr/>' } }
    t.strictSame(reply, { status: 200, body: { success: 1, end_user: endUser } })
    t.match((await explo.inspect()).customers, [{ end_users: [endUser] }])
    const [entry] = await explo.requests.list()
    t.match(entry?.changes, [
      { kind: 'end user', before: { email: 'example@explo.co' }, after: { email: 'new@explo.co', customer_id: 12 } },
    ])
  },
)

test('an update leaves missing and null fields unchanged', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })
  const before = await explo.inspect()

  await post(path, { provided_id: '3', customer_id: 12 })
  await post(path, { provided_id: '3', customer_id: 12, email: null, attributes: null })

  t.strictSame(await explo.inspect(), before)
})

test('with endUserAttributes "python-repr", attributes are answered as text and stored as an object', async (t) => {
  const { explo, post } = await startFake(t, { fixtures, assumptions: { endUserAttributes: 'python-repr' } })

  const reply = await post(path, { provided_id: '3', customer_id: 12 })

  t.match(reply.body, { end_user: { attributes: "{'name': 'Example', 'header': '<div/>'}" } })
  t.match((await explo.inspect()).customers, [{ end_users: [{ attributes: { name: 'Example' } }] }])
})

test('an unknown end user, or one of an unknown customer, is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoGroups })
  const update = (id: string, number: number) => post(path, { provided_id: id, customer_id: number })

  const replies = [
    await update('nobody', customers.acme.customer_id),
    await update('acme', customers.globex.customer_id),
    await update('initech', customers.initech.customer_id),
  ]

  for (const reply of replies) t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  t.match(await explo.requests.list(), [
    { reason: '404: customer "acme" has no end user "nobody"', assumptions: ['notFound'] },
    { reason: '404: customer "globex" has no end user "acme"' },
    { reason: /has no customer with the number 4/, assumptions: ['endUserCustomers'] },
  ])
})

test('a refusal names each wrong field', async (t) => {
  const { post } = await startFake(t, { fixtures })

  const reply = await post(path, { provided_id: '', email: 5, attributes: 5 })

  t.strictSame(errorsIn(reply.body), {
    customer_id: ['This field is required.'],
    provided_id: ['This field may not be blank.'],
    email: ['Not a valid string.'],
    attributes: ['Expected a dictionary of items but got type "number".'],
  })
})
