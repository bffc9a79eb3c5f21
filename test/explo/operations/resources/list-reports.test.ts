import { test } from 'tap'
import { overEveryTransport, startFake } from '../../../support/helper.ts'

const path = '/api/reports/'

overEveryTransport(
  'the report builders of the team are listed as documented',
  { fixtures: { report_builders: [{ name: 'Example Report', embed_id: 'vcjTgL2wdX' }, { name: 'Other' }] } },
  async (t, { call }) => {
    const { status, body } = await call('GET', path, undefined, 'explo-test-token-read-only')

    const [first, second] = body.reports as Record<string, unknown>[]
    t.equal(status, 200)
    t.equal(JSON.stringify(first), '{"name":"Example Report","embed_id":"vcjTgL2wdX"}')
    t.match(second, { name: 'Other', embed_id: /^[A-Za-z0-9]{10}$/ })
    t.strictSame(body, { success: 1, reports: [first, second] })
  },
)

test('a team without report builders has an empty list', async (t) => {
  const { call } = await startFake(t)

  t.strictSame(await call('GET', path), { status: 200, body: { success: 1, reports: [] } })
})
