import { once } from 'node:events'
import { test } from 'tap'
import { overEveryTransport, startFake } from '../../support/helper.ts'
import { openConnection, wireRequest } from '../../support/raw-connection.ts'

const path = '/api/create_user_group/'
const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })

interface Created {
  readonly new_user_group: boolean
  readonly user_group: { readonly token: string }
}

test('two concurrent creates of one id create one group, and both answers have its token', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const connections = [openConnection(t, explo), openConnection(t, explo)]
  const request = wireRequest({ target: path, body })

  // Both are under way before either is complete.
  for (const { write } of connections) {
    write(request.slice(0, -10))
    await once(explo.app.server, 'request')
  }
  for (const { write } of connections) write(request.slice(-10))
  const replies = await Promise.all(connections.map(({ received }) => received))

  const [one, other] = replies.map((text) => JSON.parse(text.slice(text.indexOf('{'))) as Created)
  t.strictSame([one?.new_user_group, other?.new_user_group].sort(), [false, true])
  t.strictSame(one?.user_group, other?.user_group)
  t.equal((await explo.inspect()).customers?.length, 1)
})

overEveryTransport('a hundred concurrent creates of ten ids create ten groups', async (t, { explo, post }) => {
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, turn) => post(path, { user_group_id: `group ${turn % 10}`, name: 'A group' })),
  )

  const tokens = replies.map((reply) => (reply.body as unknown as Created).user_group.token)
  t.equal(replies.filter(({ body: { new_user_group } }) => new_user_group).length, 10)
  t.equal(new Set(tokens).size, 10)
  t.equal((await explo.inspect()).customers?.length, 10)
})

test('one of two concurrent refreshes of one token succeeds', async (t) => {
  const { post } = await startFake(t, { transport: 'socket' })
  const { body: created } = await post(path, { user_group_id: 'acme', name: 'Acme' })
  const current_token = (created as unknown as Created).user_group.token

  const replies = await Promise.all([1, 2].map(() => post('/api/refresh_user_group_token/', { current_token })))

  t.strictSame(replies.map(({ status }) => status).sort(), [200, 404])
})
