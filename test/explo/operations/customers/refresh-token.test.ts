import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customerTokens, league, tokens } from '../../../support/league.ts'

const path = '/api/refresh_customer_token/'

overEveryTransport(
  'the customer gets a new token, and keeps everything else',
  { fixtures: league },
  async (t, { explo, post }) => {
    const before = await post('/api/get_customer/', { provided_id: 'lakers' }, tokens.production)

    const reply = await post(path, { current_token: customerTokens.lakers }, tokens.production)

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
  await post(path, body, tokens.production)

  const replies = [
    await post(path, body, tokens.production),
    await post('/api/refresh_user_group_token/', body, tokens.production),
    await call('DELETE', '/api/delete_customer/', body, tokens.production),
    await call('DELETE', '/api/delete_user_group/', body, tokens.production),
  ]

  for (const reply of replies) t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
})

test('every refresh gives a token that was never issued before', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  const seen = new Set([customerTokens.lakers])

  for (let turn = 1; turn <= 5; turn++) {
    const reply = await post(path, { current_token: [...seen].at(-1) }, tokens.production)
    seen.add((reply.body.customer as { token: string }).token)
  }

  t.equal(seen.size, 6)
  const ids = (await explo.inspect()).customers?.map(({ provided_id }) => provided_id)
  t.strictSame(
    ids,
    league.customers?.map(({ provided_id }) => provided_id),
    'the customers keep their positions',
  )
})

test('a token of another visibility group is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  const before = await explo.inspect()

  const reply = await post(path, { current_token: customerTokens.euroleague }, tokens.production)

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
