import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customers, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/delete_end_user/'

overEveryTransport(
  'an end user is deleted, and its customer stays',
  { fixtures: twoGroups },
  async (t, { explo, call }) => {
    const body = { provided_id: 'acme', customer_id: customers.acme.customer_id }
    const reply = await call('DELETE', path, body)

    t.strictSame(reply, { status: 200, body: { success: 1 } })
    t.strictSame(
      (await explo.inspect()).customers?.map(({ customer_id, end_users }) => [customer_id, end_users?.length]),
      [
        [1, undefined],
        [2, 1],
        [3, 1],
        [4, 1],
      ],
    )
    const [entry] = await explo.requests.list()
    t.match(entry?.changes, [{ kind: 'end user', before: { provided_id: 'acme', customer_id: 1 }, after: null }])
  },
)

test('a deleted end user, or one of another customer, is not found', async (t) => {
  const { call } = await startFake(t, { fixtures: twoGroups })
  const remove = (id: string, number: number) => call('DELETE', path, { provided_id: id, customer_id: number })
  await remove('acme', 1)

  for (const reply of [await remove('acme', 1), await remove('globex', 1), await remove('initech', 4)]) {
    t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  }
})

test('end users are deleted with their customer by both APIs', async (t) => {
  for (const deletion of ['/api/delete_customer/', '/api/delete_user_group/']) {
    const { explo, call, post } = await startFake(t, { fixtures: twoGroups })

    await call('DELETE', deletion, { current_token: customers.acme.token })
    await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme again' })

    const { customers: stored = [] } = await explo.inspect()
    const reborn = stored.find(({ name }) => name === 'Acme again')
    t.equal(reborn?.end_users, undefined)
    t.equal(reborn?.customer_id, 5, 'with a number that nobody ever had')
    const body = { provided_id: 'acme', customer_id: customers.acme.customer_id }
    t.equal((await call('DELETE', path, body)).status, 404)
  }
})

test('both fields are required', async (t) => {
  const { call } = await startFake(t)

  const reply = await call('DELETE', path, {})

  const sentences = ['This field is required.']
  t.match(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { provided_id: sentences, customer_id: sentences }),
  })
})

test('the older name of the customer number is not accepted, because no older page has this operation', async (t) => {
  const { call } = await startFake(t, { fixtures: twoGroups })

  const body = { provided_id: 'acme', end_user_group_id: customers.acme.customer_id }
  const reply = await call('DELETE', path, body)

  t.strictSame(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { customer_id: ['This field is required.'] }),
  })
})
