import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customers, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/refresh_user_group_token/'

overEveryTransport(
  'a refresh gives the group a new token, and leaves the rest unchanged',
  { fixtures: twoGroups },
  async (t, { explo, post }) => {
    const before = (await explo.inspect()).customers ?? []

    const reply = await post(path, { current_token: customers.acme.token })

    const [acme, ...others] = (await explo.inspect()).customers ?? []
    t.match(acme?.token, /^[0-9a-f]{64}$/)
    t.not(acme?.token, customers.acme.token)
    t.strictSame([{ ...acme, token: customers.acme.token }, ...others], before)
    t.strictSame(reply, {
      status: 200,
      body: {
        success: 1,
        user_group: {
          team_id: 113,
          token: acme?.token,
          name: 'Acme',
          provided_id: 'acme',
          is_demo_group: false,
          properties: null,
        },
      },
    })
  },
)

test('the old token stops working at once', async (t) => {
  const { explo, call, post } = await startFake(t, { fixtures: twoGroups })
  await post(path, { current_token: customers.acme.token })

  const refreshed = await post(path, { current_token: customers.acme.token })
  const deleted = await call('DELETE', '/api/delete_user_group/', { current_token: customers.acme.token })

  const request = (await explo.requests.list()).at(-1)
  t.strictSame(refreshed, { status: 404, body: refusalBody('Not found.') })
  t.strictSame(deleted, { status: 404, body: refusalBody('Not found.') })
  t.match(request, {
    reason: '404: "current_token" was of customer "acme" until it was rotated or deleted',
    assumptions: ['rotation'],
  })
})

test('the path of older documentation refreshes the same groups', async (t) => {
  const { post } = await startFake(t, { fixtures: twoGroups })

  const reply = await post('/embed/refresh_user_group_token/', { current_token: customers.acme.token })

  t.match(reply, { status: 200, body: { user_group: { provided_id: 'acme' } } })
})
