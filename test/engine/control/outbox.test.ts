import { test } from 'tap'
import { jsonHeaders, overEveryTransport, startFake } from '../../support/helper.ts'
import { startControl } from '../../support/start-control.ts'

const path = '/__admin/outbox'
const fixtures = { customers: [{ provided_id: 'acme' }] }
const report = { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX', email: 'anna@example.com' }

overEveryTransport(
  'the control API and the handle list the same e-mails, oldest first',
  { fixtures },
  async (t, { explo, call, post }) => {
    await post('/api/dashboard/report', { ...report, subject: 'First' })
    await post('/api/dashboard/screenshot', { ...report, subject: 'Second' })

    const reply = await call('GET', path)

    t.strictSame(reply, { status: 200, body: { emails: await explo.outbox() } })
    t.match(reply.body, {
      emails: [
        { kind: 'report', subject: 'First', to: 'anna@example.com', sentAt: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ },
        { kind: 'screenshot', subject: 'Second' },
      ],
    })
  },
)

test('a reset empties the outbox, and does not change a list that it returned before', async (t) => {
  const { explo, call, post } = await startFake(t, { fixtures })
  await post('/api/dashboard/report', report)
  const [held] = await explo.outbox()

  await explo.reset()

  t.strictSame(await call('GET', path), { status: 200, body: { emails: [] } })
  t.match(held, { to: 'anna@example.com' })
})

test('a report that is refused is not in the outbox', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  await post('/api/dashboard/report', { ...report, provided_id: 'nobody' })

  t.strictSame(await explo.outbox(), [])
})

test('the OpenAPI document of the control API describes the exact text of variables', async (t) => {
  const { control, send } = await startControl(t, { fixtures })
  const body = JSON.stringify({ ...report, variables: { n: 1 } }).replace('"n":1', '"n":1.0')
  await send('/api/dashboard/report', { method: 'POST', headers: jsonHeaders(), body })

  const { body: answer } = await control('GET', '/outbox')

  t.match(answer, { emails: [{ variablesJson: '{"n":1.0}' }] })
})
