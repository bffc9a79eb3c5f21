import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customers, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/delete_user_group/'

overEveryTransport(
  'a delete removes only the group with the token',
  { fixtures: twoGroups },
  async (t, { explo, call }) => {
    const reply = await call('DELETE', path, { current_token: customers.acme.token })

    const left = (await explo.inspect()).customers ?? []
    t.strictSame(reply, { status: 200, body: { success: 1 } })
    t.strictSame(
      left.map(({ name }) => name),
      ['Globex', 'Acme at play', 'Initech'],
    )
  },
)

test('a second delete with the same token is not found', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: twoGroups })
  await call('DELETE', path, { current_token: customers.acme.token })

  const reply = await call('DELETE', path, { current_token: customers.acme.token })

  const request = (await explo.requests.list()).at(-1)
  t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  t.match(request, {
    reason: '404: "current_token" was of customer "acme" until it was rotated or deleted',
    assumptions: ['rotation'],
  })
})

test('an id instead of the token is not found', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: twoGroups })

  const reply = await call('DELETE', path, { current_token: 'acme' })

  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  t.match(request, {
    reason: '404: no customer of visibility group Production has this "current_token"',
    assumptions: ['notFound'],
  })
})

test('a delete without a body is refused because of the missing token', async (t) => {
  const { call } = await startFake(t)

  const reply = await call('DELETE', path)

  t.match(reply, { status: 400, body: refusalBody('Invalid input.', { current_token: ['This field is required.'] }) })
})

test('the additional fields of older documentation have no effect', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: twoGroups })

  const body = { current_token: customers.acme.token, user_group_id: 'globex', data_source_provided_id: 'warehouse' }
  const reply = await call('DELETE', path, body)

  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 200, body: { success: 1 } })
  t.match(request, { unknownFields: { length: 0 }, changes: [{ before: { provided_id: 'acme' }, after: null }] })
})

test('the path of older documentation deletes the same groups', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: twoGroups })

  const reply = await call('DELETE', '/embed/delete_user_group/', { current_token: customers.acme.token })

  t.equal(reply.status, 200)
  t.equal((await explo.inspect()).customers?.length, 3)
})
