import { test } from 'tap'
import type { Fixture } from '../../../../src/index.ts'
import { refusalBody } from '../../../support/dialect.ts'
import { startFake } from '../../../support/helper.ts'

const path = '/api/delete_user_group/'
const tokenOf = { company: 'a'.repeat(64), team: 'b'.repeat(64), other: 'c'.repeat(64), user: 'd'.repeat(64) }

const family: Fixture = {
  hierarchy_levels: ['Company', 'Team', 'User'],
  customers: [
    { provided_id: 'company', hierarchy_level: 'Company', token: tokenOf.company },
    { provided_id: 'team', hierarchy_level: 'Team', parent_provided_id: 'company', token: tokenOf.team },
    { provided_id: 'other', hierarchy_level: 'Team', parent_provided_id: 'company', token: tokenOf.other },
    { provided_id: 'user', hierarchy_level: 'User', parent_provided_id: 'team', token: tokenOf.user },
  ],
}

test('a customer with children cannot be deleted, and the journal names them', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: family })

  const reply = await call('DELETE', path, { current_token: tokenOf.company })

  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 400, body: refusalBody('A customer with children cannot be deleted.') })
  t.match(request, {
    reason: '400: customer "company" has children: "team", "other"',
    hint: /Delete the children first/,
    assumptions: ['deleteWithChildren'],
    changes: { length: 0 },
  })
})

test('a hierarchy can be deleted from the lowest level to the highest', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: family })

  const replies = [tokenOf.user, tokenOf.team, tokenOf.other, tokenOf.company].map((current_token) =>
    call('DELETE', path, { current_token }),
  )

  for (const reply of await Promise.all(replies)) t.equal(reply.status, 200)
  t.strictSame((await explo.inspect()).customers, [])
})

test('with deleteWithChildren "cascade", all descendants are deleted, and the journal lists each', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: family, assumptions: { deleteWithChildren: 'cascade' } })

  const reply = await call('DELETE', path, { current_token: tokenOf.company })

  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 200, body: { success: 1 } })
  t.strictSame(
    request?.changes.map(({ before, after }) => [(before as { provided_id: string }).provided_id, after]),
    [
      ['user', null],
      ['team', null],
      ['other', null],
      ['company', null],
    ],
  )
  t.strictSame((await explo.inspect()).customers, [])
})

test('with deleteWithChildren "cascade", the tokens of the children stop working', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: family, assumptions: { deleteWithChildren: 'cascade' } })
  await call('DELETE', path, { current_token: tokenOf.team })

  const reply = await call('DELETE', path, { current_token: tokenOf.user })

  const request = (await explo.requests.list()).at(-1)
  t.equal(reply.status, 404)
  t.match(request, { reason: '404: "current_token" was of customer "user" until it was rotated or deleted' })
})

test('a child with a new parent is not deleted with its former parent', async (t) => {
  const { explo, call } = await startFake(t, { fixtures: family, assumptions: { deleteWithChildren: 'cascade' } })
  await explo.seed({ customers: [{ provided_id: 'user', hierarchy_level: 'User', parent_provided_id: 'other' }] })

  await call('DELETE', path, { current_token: tokenOf.team })

  const left = (await explo.inspect()).customers ?? []
  t.strictSame(
    left.map(({ provided_id }) => provided_id),
    ['company', 'other', 'user'],
  )
})
