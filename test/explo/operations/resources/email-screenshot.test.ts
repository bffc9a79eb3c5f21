import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { league } from '../../../support/league.ts'

const path = '/api/dashboard/screenshot'
const fixtures = { customers: [{ provided_id: 'customer_1' }] }
const request = { provided_id: 'customer_1', dashboard_embed_id: 'vcjTgL2wdX' }
const noon = '2026-05-04T12:00:00Z'

overEveryTransport(
  'the e-mail is kept in the outbox, and nothing is sent',
  { fixtures, clock: noon },
  async (t, { explo, post }) => {
    const reply = await post(path, {
      ...request,
      email: 'anna@example.com',
      download_file_name: 'sales.pdf',
      export_type: 'pdf',
      subject: 'Sales',
      variables: { region: 'EU' },
    })

    t.strictSame(reply, { status: 200, body: { success: 1 } })
    t.strictSame(await explo.outbox(), [
      {
        kind: 'screenshot',
        sentAt: '2026-05-04T12:00:00.000Z',
        visibilityGroup: 'Production',
        providedId: 'customer_1',
        dashboardEmbedId: 'vcjTgL2wdX',
        to: 'anna@example.com',
        subject: 'Sales',
        fileName: 'sales.pdf',
        customUrl: null,
        variables: { region: 'EU' },
      },
    ])
  },
)

test('the file has the documented name unless the request gives one', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })
  const withEmail = { ...request, email: 'anna@example.com' }

  await post(path, withEmail)
  await post(path, { ...withEmail, export_type: 'image', download_file_name: null, subject: null, variables: null })
  await post(path, { ...withEmail, export_type: 'pdf' })

  t.match(await explo.outbox(), [
    { fileName: 'dashboard_screenshot_download.png', subject: 'Dashboard Screenshot', variables: {} },
    { fileName: 'dashboard_screenshot_download.png' },
    { fileName: 'dashboard_screenshot_download.pdf' },
  ])
})

overEveryTransport(
  'a request without an e-mail address is answered with a link',
  { fixtures },
  async (t, { explo, post }) => {
    const first = await post(path, request)
    const second = await post(path, { ...request, email: null })

    t.strictSame(Object.keys(first.body), ['success', 'link'])
    t.match(first, {
      status: 200,
      body: { link: /^https:\/\/explo\.invalid\/screenshots\/[0-9a-f]{64}\/dashboard_screenshot_download\.png$/ },
    })
    t.match(second, { status: 200, body: { link: /^https:/ } })
    t.not(first.body.link, second.body.link)
    t.strictSame(await explo.outbox(), [])
  },
)

for (const [name, encoded] of [
  ['a b/c?.png', 'a%20b%2Fc%3F.png'],
  ['übersicht 📈.png', '%C3%BCbersicht%20%F0%9F%93%88.png'],
]) {
  test(`the link to a file named ${JSON.stringify(name)} is a valid URL`, async (t) => {
    const { post } = await startFake(t, { fixtures })

    const reply = await post(path, { ...request, download_file_name: name })

    t.equal(reply.status, 200)
    t.ok(new URL(String(reply.body.link)).href.endsWith(`/${encoded}`))
  })
}

test('the journal shortens the link like a token', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  await post(path, request)

  const [entry] = await explo.requests.list()
  t.match(entry?.reply, { link: /^https:\/\/explo\.invalid\/screenshots\/…[0-9a-f]{4}\/dashboard/ })
})

test('the path answers with and without its slash, unlike other documented paths', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  const replies = [await post(path, request), await post(`${path}/`, request)]

  for (const { status } of replies) t.equal(status, 200)
  t.match(await explo.requests.list(), [
    { operation: 'emailDashboardScreenshot', path },
    { operation: 'emailDashboardScreenshot', path: `${path}/` },
  ])
})

test('an unknown customer, or one of another visibility group, is not found', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  const body = { ...request, email: 'anna@example.com' }

  for (const id of ['nobody', 'euroleague']) {
    const reply = await post(path, { ...body, provided_id: id })
    t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  }

  t.strictSame(await explo.outbox(), [])
})

test('the dashboard must be declared if the fixture declares any', async (t) => {
  const { post } = await startFake(t, {
    fixtures: { ...fixtures, dashboards: [{ name: 'D', embed_id: 'dashboard0' }] },
  })

  const unknown = await post(path, request)
  const known = await post(path, { ...request, dashboard_embed_id: 'dashboard0' })

  t.match(unknown, {
    status: 400,
    body: refusalBody('Invalid input.', { dashboard_embed_id: ['There is no dashboard "vcjTgL2wdX".'] }),
  })
  t.equal(known.status, 200)
})

test('a refusal names each wrong field', async (t) => {
  const { post } = await startFake(t)

  const reply = await post(path, {
    dashboard_embed_id: null,
    email: '',
    download_file_name: 5,
    export_type: 'gif',
    subject: [],
    variables: 'region',
  })

  t.strictSame(errorsIn(reply.body), {
    provided_id: ['This field is required.'],
    dashboard_embed_id: ['This field may not be null.'],
    email: ['This field may not be blank.'],
    download_file_name: ['Not a valid string.'],
    export_type: ['"gif" is not a valid choice.'],
    subject: ['Not a valid string.'],
    variables: ['Expected a dictionary of items but got type "string".'],
  })
})
