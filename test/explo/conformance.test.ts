import { test } from 'tap'
import { conforming } from '../support/conformance.ts'
import { jsonHeaders, startFake } from '../support/helper.ts'

const path = '/api/create_group_tag/'

function call(body: unknown) {
  return { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(body) }
}

test('the test client rejects an answer with an undocumented field', async (t) => {
  const { explo } = await startFake(t)
  const send = conforming(explo, async () => Response.json({ success: 1, group_tag: { name: 'sales', color: 'red' } }))

  await t.rejects(send(path, call({ name: 'sales' })), { message: /color/ })
})

test('the test client rejects an answer without a documented field', async (t) => {
  const { explo } = await startFake(t)
  const send = conforming(explo, async () => Response.json({ success: 1 }))

  await t.rejects(send(path, call({ name: 'sales' })), { message: /group_tag/ })
})

test('the test client rejects an undocumented refusal', async (t) => {
  const { explo } = await startFake(t)
  const send = conforming(explo, async () => Response.json({ success: 0, detail: 'I am a teapot.' }, { status: 418 }))

  await t.rejects(send(path, call({ name: 'sales' })), { message: /no such status/ })
})

test('the test client rejects a success of a request that the document forbids', async (t) => {
  const { explo } = await startFake(t)
  const send = conforming(explo, async () => Response.json({ success: 1, group_tag: { name: 'sales' } }))

  await t.rejects(send(path, call({ name: 7 })), { message: /forbids this request/ })
})

test('the test client rejects an answer that rests on an assumption missing from the support matrix', async (t) => {
  const { explo } = await startFake(t)
  const created = await explo.fetch(`https://api.explo.co${path}`, call({ name: 'sales' }))
  const send = conforming(explo, async () => new Response('{"success":1,"reports":[]}', { headers: created.headers }))

  await t.rejects(send('/api/reports/', { method: 'GET' }), { message: /lacks groupTagErrors for listReports/ })
})
