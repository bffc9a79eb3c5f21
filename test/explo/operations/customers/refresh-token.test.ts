import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customerTokens, league } from '../../../support/league.ts'

const path = '/api/refresh_customer_token/'

overEveryTransport(
  'the customer gets a new token, and keeps everything else',
  { fixtures: league },
  async (t, { explo, post }) => {
    const before = await post('/api/get_customer/', { provided_id: 'lakers' })

    const reply = await post(path, { current_token: customerTokens.lakers })

    const stored = (await explo.inspect()).customers?.find(({ provided_id }) => provided_id === 'lakers')
    t.match(stored?.token, /^[0-9a-f]{64}$/)
    t.not(stored?.token, customerTokens.lakers)
    t.strictSame(reply, {
      status: 200,
      body: { success: 1, customer: { ...(before.body.customer as object), token: stored?.token } },
    })
    t.strictSame(Object.keys(reply.body.customer as object), Object.keys(before.body.customer as object))
  },
)

test('the old token stops working at once in both APIs', async (t) => {
  const { post, call } = await startFake(t, { fixtures: league })
  const body = { current_token: customerTokens.lebron }
  await post(path, body)

  const replies = [
    await post(path, body),
    await post('/api/refresh_user_group_token/', body),
    await call('DELETE', '/api/delete_customer/', body),
    await call('DELETE', '/api/delete_user_group/', body),
  ]

  for (const reply of replies) t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
})

test('a token of another visibility group is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  const before = await explo.inspect()

  const reply = await post(path, { current_token: customerTokens.euroleague })

  t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  t.strictSame(await explo.inspect(), before)
})

test('an API token as customer token is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })

  const reply = await post(path, { current_token: customerTokens.nba }, customerTokens.nba)

  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 401, body: refusalBody('Invalid token.') })
  t.match(request, { reason: /customer token of "nba", not an API token/ })
})
