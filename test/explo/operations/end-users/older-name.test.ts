import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { startFake } from '../../../support/helper.ts'

const fixtures = {
  customers: [
    { provided_id: 'acme', customer_id: 123 },
    { provided_id: 'globex', customer_id: 124 },
  ],
}
const endUser = { provided_id: 'ada', email: 'ada@example.com' }

test('the older name of the customer number is accepted', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  const created = await post('/api/create_end_user/', { ...endUser, end_user_group_id: 123 })
  const updated = await post('/api/update_end_user/', { ...endUser, email: 'a@example.com', end_user_group_id: 123 })

  t.match(created, { status: 200, body: { end_user: { email: 'ada@example.com' } } })
  t.match(updated, { status: 200, body: { end_user: { email: 'a@example.com' } } })
  t.match(await explo.requests.list(), [{ unknownFields: { length: 0 } }, { unknownFields: { length: 0 } }])
})

test('the newer name takes precedence over the older one', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  await post('/api/create_end_user/', { ...endUser, customer_id: 124, end_user_group_id: 123 })

  const { customers = [] } = await explo.inspect()
  t.match(
    customers.map(({ end_users }) => end_users?.length ?? 0),
    [0, 1],
  )
})

test('without both names, the refusal requires the newer one', async (t) => {
  const { post } = await startFake(t, { fixtures })

  const reply = await post('/api/create_end_user/', endUser)

  t.match(reply, { status: 400, body: refusalBody('Invalid input.', { customer_id: ['This field is required.'] }) })
  t.strictSame(Object.keys(errorsIn(reply.body)), ['customer_id'])
})

test('the older name also requires a number', async (t) => {
  const { post } = await startFake(t, { fixtures })

  const reply = await post('/api/create_end_user/', { ...endUser, end_user_group_id: '123' })

  t.match(errorsIn(reply.body), { end_user_group_id: ['A valid integer is required.'] })
})
