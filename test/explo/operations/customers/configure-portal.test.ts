import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { league } from '../../../support/league.ts'

const path = '/api/configure_customer_portal/'
const documentedRequest = {
  dashboard_embed_id: 'Ab123CdefG',
  provided_id: 'test_id_1',
  emails: ['apple@explo.co', 'orange@explo.co'],
}

overEveryTransport(
  'inspect() returns the configured portal',
  { fixtures: { customers: [{ provided_id: 'test_id_1' }] } },
  async (t, { explo, post }) => {
    const reply = await post(path, documentedRequest)

    t.strictSame(reply, { status: 200, body: { success: 1 } })
    t.strictSame((await explo.inspect()).portals, [
      {
        dashboard_embed_id: 'Ab123CdefG',
        provided_id: 'test_id_1',
        visibility_group: 'Production',
        emails: ['apple@explo.co', 'orange@explo.co'],
      },
    ])
  },
)

test('a second configuration replaces only the e-mail addresses of the same dashboard', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: { customers: [{ provided_id: 'test_id_1' }] } })
  await post(path, documentedRequest)
  await post(path, { ...documentedRequest, dashboard_embed_id: 'other' })

  await post(path, { ...documentedRequest, emails: [] })

  t.match((await explo.inspect()).portals, [
    { dashboard_embed_id: 'Ab123CdefG', emails: { length: 0 } },
    { dashboard_embed_id: 'other', emails: documentedRequest.emails },
  ])
  const requests = await explo.requests.list()
  t.match(
    requests.map(({ changes }) => changes),
    [
      [{ kind: 'portal', visibilityGroup: 'Production', before: null, after: documentedRequest }],
      [{ kind: 'portal', before: null, after: { dashboard_embed_id: 'other' } }],
      [{ kind: 'portal', before: documentedRequest, after: { emails: { length: 0 } } }],
    ],
  )
})

test('a customer of another visibility group is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })

  const reply = await post(path, { ...documentedRequest, provided_id: 'euroleague' })

  t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  t.strictSame((await explo.inspect()).portals, [])
})

test('the dashboard must be declared if the fixture declares any', async (t) => {
  const { explo, post } = await startFake(t, {
    fixtures: {
      dashboards: [{ name: 'Sales', embed_id: 'sales00000' }],
      report_builders: [{ name: 'Report', embed_id: 'report0000' }],
      customers: [{ provided_id: 'test_id_1' }],
    },
  })
  const configure = (dashboard: string) => post(path, { ...documentedRequest, dashboard_embed_id: dashboard })

  const replies = [await configure('sales00000'), await configure('report0000'), await configure('unknown000')]

  const refusal = (id: string) => ({
    status: 400,
    body: refusalBody('Invalid input.', { dashboard_embed_id: [`There is no dashboard "${id}".`] }),
  })
  t.strictSame(replies, [{ status: 200, body: { success: 1 } }, refusal('report0000'), refusal('unknown000')])
  const [, request] = await explo.requests.list()
  t.match(request, { assumptions: ['embedIds'] })
})

test('with embedIds "any", any dashboard is accepted', async (t) => {
  const { post } = await startFake(t, {
    fixtures: { dashboards: [{ name: 'Sales' }], customers: [{ provided_id: 'test_id_1' }] },
    assumptions: { embedIds: 'any' },
  })

  const reply = await post(path, documentedRequest)

  t.strictSame(reply, { status: 200, body: { success: 1 } })
})

test('all three fields are required', async (t) => {
  const { post } = await startFake(t)

  const empty = await post(path, {})
  const wrong = await post(path, { dashboard_embed_id: 1, provided_id: null, emails: { a: 'b' } })

  const required = ['This field is required.']
  t.strictSame(errorsIn(empty.body), { dashboard_embed_id: required, provided_id: required, emails: required })
  t.strictSame(errorsIn(wrong.body), {
    dashboard_embed_id: ['Not a valid string.'],
    provided_id: ['This field may not be null.'],
    emails: ['Expected a list of items but got type "object".'],
  })
})
