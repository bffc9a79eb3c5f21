import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { league } from '../../../support/league.ts'

const path = '/api/dashboard/report'
const fixtures = { customers: [{ provided_id: 'customer_1' }] }
const request = { provided_id: 'customer_1', dashboard_embed_id: 'vcjTgL2wdX', email: 'anna@example.com' }
const noon = '2026-05-04T12:00:00Z'

overEveryTransport(
  'the e-mail is kept in the outbox, and nothing is sent',
  { fixtures, clock: noon },
  async (t, { explo, post }) => {
    const variables = { url: 'https://example.com', date_range: { startDate: '2024-04-09', endDate: '2024-04-12' } }

    const reply = await post(path, {
      ...request,
      subject: 'Weekly',
      variables,
      custom_url: 'https://example.com/report',
    })

    t.strictSame(reply, { status: 200, body: { success: 1 } })
    t.strictSame(await explo.outbox(), [
      {
        kind: 'report',
        sentAt: '2026-05-04T12:00:00.000Z',
        visibilityGroup: 'Production',
        providedId: 'customer_1',
        dashboardEmbedId: 'vcjTgL2wdX',
        to: 'anna@example.com',
        subject: 'Weekly',
        fileName: null,
        customUrl: 'https://example.com/report',
        variables,
      },
    ])
  },
)

test('the subject has the documented default', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  await post(path, request)
  await post(`${path}/`, { ...request, subject: null, variables: null, custom_url: null })

  t.match(await explo.outbox(), [
    { subject: 'Dashboard Email Report', customUrl: null, variables: {} },
    { subject: 'Dashboard Email Report' },
  ])
})

test('an unknown customer, or one of another visibility group, is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })

  for (const id of ['nobody', 'euroleague']) {
    const reply = await post(path, { ...request, provided_id: id })
    t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  }

  t.strictSame(await explo.outbox(), [])
})

test('the dashboard must be declared if the fixture declares any', async (t) => {
  const { post } = await startFake(t, { fixtures: { ...fixtures, report_builders: [{ name: 'R' }] } })

  const reply = await post(path, request)

  t.match(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { dashboard_embed_id: ['There is no dashboard "vcjTgL2wdX".'] }),
  })
})

test('a report requires an e-mail address', async (t) => {
  const { post } = await startFake(t)

  const reply = await post(path, { email: null, custom_url: '', variables: [] })

  t.strictSame(errorsIn(reply.body), {
    provided_id: ['This field is required.'],
    dashboard_embed_id: ['This field is required.'],
    email: ['This field may not be null.'],
    custom_url: ['This field may not be blank.'],
    variables: ['Expected a dictionary of items but got type "array".'],
  })
})
