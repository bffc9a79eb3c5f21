import { test } from 'tap'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { league, tokens } from '../../../support/league.ts'

const path = '/api/dashboard/'
const documented = {
  team_id: 1,
  dashboards: [
    {
      name: 'Example Dashboard',
      embed_id: 'vcjTgL2wdX',
      attributes: [{ attribute: 'Team', value: 'Engineering' }],
      is_drilldown: false,
    },
  ],
}

overEveryTransport(
  'the dashboards of the team are listed as documented',
  { fixtures: documented },
  async (t, { call }) => {
    const reply = await call('GET', path)

    const [dashboard] = documented.dashboards
    t.strictSame(reply, { status: 200, body: { success: 1, dashboards: [{ team_id: 1, ...dashboard }] } })
    t.strictSame(Object.keys((reply.body.dashboards as object[])[0] ?? {}), [
      'team_id',
      'name',
      'embed_id',
      'attributes',
      'is_drilldown',
    ])
  },
)

test('a dashboard without an embed id gets one of ten letters and digits, the same in every run', async (t) => {
  const fixtures = { dashboards: [{ name: 'Sales' }, { name: 'Marketing', is_drilldown: true }] }
  const [one, other] = [await startFake(t, { fixtures }), await startFake(t, { fixtures })]

  const reply = await one.call('GET', path)

  t.match(reply.body.dashboards, [
    { name: 'Sales', embed_id: /^[A-Za-z0-9]{10}$/, attributes: { length: 0 }, is_drilldown: false },
    { name: 'Marketing', embed_id: /^[A-Za-z0-9]{10}$/, is_drilldown: true },
  ])
  t.strictSame(await other.call('GET', path), reply)
})

test('every API token of the team lists the same dashboards, also a read-only one', async (t) => {
  const { call } = await startFake(t, { fixtures: { ...league, ...documented } })

  for (const token of Object.values(tokens)) {
    t.match(await call('GET', path, undefined, token), { status: 200, body: { dashboards: { length: 1 } } })
  }
})

test('a team without dashboards has an empty list', async (t) => {
  const { call } = await startFake(t)

  t.strictSame(await call('GET', path), { status: 200, body: { success: 1, dashboards: [] } })
})
