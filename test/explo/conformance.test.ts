import { test } from 'tap'
import { conforming } from '../support/conformance.ts'
import { jsonHeaders, startFake } from '../support/helper.ts'

const path = '/api/create_group_tag/'

function call(body: unknown) {
  return { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(body) }
}

test('an answer with a field that the document does not name is no answer of the fake', async (t) => {
  const { explo } = await startFake(t)
  const send = conforming(explo, async () => Response.json({ success: 1, group_tag: { name: 'sales', color: 'red' } }))

  await t.rejects(send(path, call({ name: 'sales' })), { message: /color/ })
})

test('an answer that lacks a field of the document is no answer of the fake', async (t) => {
  const { explo } = await startFake(t)
  const send = conforming(explo, async () => Response.json({ success: 1 }))

  await t.rejects(send(path, call({ name: 'sales' })), { message: /group_tag/ })
})

test('a refusal that the document does not name is none of the fake', async (t) => {
  const { explo } = await startFake(t)
  const send = conforming(explo, async () => Response.json({ success: 0, detail: 'I am a teapot.' }, { status: 418 }))

  await t.rejects(send(path, call({ name: 'sales' })), { message: /no such status/ })
})

test('a request that the document forbids may not succeed', async (t) => {
  const { explo } = await startFake(t)
  const send = conforming(explo, async () => Response.json({ success: 1, group_tag: { name: 'sales' } }))

  await t.rejects(send(path, call({ name: 7 })), { message: /forbids this request/ })
})

test('an answer that rests on what the support matrix does not name is no answer of the fake', async (t) => {
  const { explo } = await startFake(t)
  const created = await explo.fetch(`https://api.explo.co${path}`, call({ name: 'sales' }))
  const send = conforming(explo, async () => new Response('{"success":1,"reports":[]}', { headers: created.headers }))

  await t.rejects(send('/api/reports/', { method: 'GET' }), { message: /lacks groupTagErrors for listReports/ })
})
