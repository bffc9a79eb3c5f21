import { test } from 'tap'
import { Outbox } from '../../../src/explo/records/outbox.ts'
import type { Email } from '../../../src/explo/records/records.ts'

test('the outbox keeps the newest thousand e-mails, oldest first', async (t) => {
  const outbox = new Outbox()
  const email: Email = {
    kind: 'report',
    sentAt: 0,
    visibilityGroup: 'Production',
    providedId: 'acme',
    dashboardEmbedId: 'abcdefghij',
    to: 'anna@example.com',
    subject: '',
    fileName: null,
    customUrl: null,
    variables: {},
  }

  for (let nth = 0; nth < 1002; nth++) outbox.add({ ...email, subject: String(nth) }, [])

  const kept = outbox.list()
  t.equal(kept.length, 1000)
  t.strictSame([kept[0]?.subject, kept.at(-1)?.subject], ['2', '1001'])
})
