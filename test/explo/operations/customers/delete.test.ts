import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customerTokens, league } from '../../../support/league.ts'

const path = '/api/delete_customer/'

overEveryTransport('the customer with the token is deleted', { fixtures: league }, async (t, { explo, call }) => {
  const reply = await call('DELETE', path, { current_token: customerTokens.lebron })

  t.strictSame(reply, { status: 200, body: { success: 1 } })
  const ids = (await explo.inspect()).customers?.map(({ provided_id }) => provided_id)
  t.strictSame(ids, ['nba', 'lakers', 'rockets', 'jalen_green', 'nba', 'euroleague'])
})

test('a customer with children cannot be deleted, as the newer documentation says', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: league })
  const before = await explo.inspect()

  const reply = await call('DELETE', path, { current_token: customerTokens.nba })

  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 400, body: refusalBody('A customer with children cannot be deleted.') })
  t.match(request, {
    reason: '400: customer "nba" has children: "lakers", "rockets"',
    hint: /deleteWithChildren/,
    assumptions: ['deleteWithChildren'],
  })
  t.strictSame(await explo.inspect(), before)
})

test('the journal names only a few of many children', async (t) => {
  const children = Array.from({ length: 5 }, (_, index) => ({
    provided_id: `user_${index}`,
    hierarchy_level: 'User',
    parent_provided_id: 'acme',
  }))
  const { explo, call } = await startFake(t, {
    fixtures: { customers: [{ provided_id: 'acme', token: 'a'.repeat(64) }, ...children] },
  })

  await call('DELETE', path, { current_token: 'a'.repeat(64) })

  const [request] = await explo.requests.list()
  t.equal(request?.reason, '400: customer "acme" has children: "user_0", "user_1", "user_2" and 2 more')
})

test('with deleteWithChildren "cascade", descendants are deleted too, with their end users and portals', async (t) => {
  const withEndUsers = (league.customers ?? []).map((customer, index) => ({
    ...customer,
    customer_id: index + 1,
    end_users: [{ provided_id: 'u1', email: 'u1@example.com' }],
  }))
  const { explo, call } = await startFake(t, {
    fixtures: {
      ...league,
      customers: withEndUsers,
      portals: ['nba', 'lebron_james'].map((id) => ({ dashboard_embed_id: 'd1', provided_id: id, emails: [] })),
    },
    assumptions: { deleteWithChildren: 'cascade' },
  })

  const reply = await call('DELETE', path, { current_token: customerTokens.nba })

  const state = await explo.inspect()
  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 200, body: { success: 1 } })
  t.strictSame(
    state.customers?.map(({ provided_id, visibility_group, end_users }) => [provided_id, visibility_group, end_users]),
    [
      ['nba', 'Sandbox', [{ provided_id: 'u1', email: 'u1@example.com', attributes: {} }]],
      ['euroleague', 'Sandbox', [{ provided_id: 'u1', email: 'u1@example.com', attributes: {} }]],
    ],
  )
  t.strictSame(state.portals, [])
  t.strictSame(countByKind(request?.changes ?? []), { customer: 5, 'end user': 5, portal: 2 })
  t.ok(request?.changes.every(({ after, visibilityGroup }) => after === null && visibilityGroup === 'Production'))
})

test('a parent can be deleted after its children', async (t) => {
  const { call } = await startFake(t, { fixtures: league })
  const remove = (token: string) => call('DELETE', path, { current_token: token })

  await remove(customerTokens.lebron)
  const reply = await remove(customerTokens.lakers)

  t.equal(reply.status, 200)
})

test('the id of a deleted customer creates a new customer with a new token and without the old portal', async (t) => {
  const { explo, call, post } = await startFake(t)
  const create = () => post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  const first = await create()
  const token = (first.body.customer as { token: string }).token
  await post('/api/configure_customer_portal/', { dashboard_embed_id: 'd1', provided_id: 'acme', emails: ['a@b.c'] })

  await call('DELETE', path, { current_token: token })
  const second = await create()

  t.match(second.body, { new_customer: true })
  t.not((second.body.customer as { token: string }).token, token)
  t.strictSame((await explo.inspect()).portals, [])
})

test('a former token, an unknown token and a token of another group are not found', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: league })
  const remove = (token: string) => call('DELETE', path, { current_token: token })
  await remove(customerTokens.lebron)
  const before = await explo.inspect()

  const replies = [
    await remove(customerTokens.lebron),
    await remove('0'.repeat(64)),
    await remove(customerTokens.euroleague),
  ]

  for (const reply of replies) t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  t.strictSame(await explo.inspect(), before)
  t.match((await explo.requests.list()).slice(1), [
    {
      reason: '404: "current_token" was of customer "lebron_james" until it was rotated or deleted',
      assumptions: ['rotation'],
    },
    {
      reason: '404: no customer of visibility group Production has this "current_token"',
      assumptions: ['notFound'],
    },
    { reason: /exists in visibility group Sandbox/, assumptions: ['visibilityGroups'] },
  ])
})

test('an id instead of the token is refused', async (t) => {
  const { call } = await startFake(t, { fixtures: league })

  const reply = await call('DELETE', path, { provided_id: 'lebron_james' })

  t.match(reply, { status: 400, body: refusalBody('Invalid input.', { current_token: ['This field is required.'] }) })
})

function countByKind(changes: readonly { kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
