import { test } from 'tap'
import { overEveryTransport, startFake } from '../../support/helper.ts'

const strangeIds: Record<string, string> = {
  __proto__: '__proto__',
  constructor: 'constructor',
  toString: 'toString',
  hasOwnProperty: 'hasOwnProperty',
  'ten thousand characters': 'x'.repeat(10_000),
  emoji: '🧑‍🚀🚀',
  'right-to-left text': 'مرحبا ‮עולם',
  'a text with characters of a URL': 'a/b?c#d&e=%2F',
  'a text with spaces around it': '  acme  ',
  'a text with a line break': 'a\r\nb',
  quotes: `"'\\`,
  digits: '42',
  null: 'null',
  'a composed letter': 'é',
  'a decomposed letter': 'e\u0301',
}

for (const [name, id] of Object.entries(strangeIds)) {
  overEveryTransport(`an id can be ${name}`, async (t, { explo, call, post }) => {
    const properties = { [id]: id }

    const created = await post('/api/create_user_group/', { user_group_id: id, name: id, properties })
    const again = await post('/api/create_user_group/', { user_group_id: id, name: 'other' })
    const updated = await post('/api/update_user_group/', { user_group_id: id, mapping: { [id]: id } })
    const { token } = updated.body.user_group as { token: string }
    const refreshed = await post('/api/refresh_user_group_token/', { current_token: token })
    const stored = (await explo.inspect()).customers
    const newToken = (refreshed.body.user_group as { token: string }).token
    const deleted = await call('DELETE', '/api/delete_user_group/', { current_token: newToken })

    const userGroup = { team_id: 3, token, name: id, provided_id: id, is_demo_group: false, properties }
    t.strictSame(created, { status: 200, body: { success: 1, new_user_group: true, user_group: userGroup } })
    t.strictSame(again, { status: 200, body: { success: 1, new_user_group: false, user_group: userGroup } })
    t.strictSame(updated, { status: 200, body: { success: 1, user_group: userGroup } })
    t.strictSame(refreshed.body.user_group, { ...userGroup, token: newToken })
    t.match(stored, [{ provided_id: id, name: id, token: newToken }])
    t.strictSame(JSON.stringify(stored?.[0]?.mapping), JSON.stringify({ [id]: id }))
    t.strictSame(deleted, { status: 200, body: { success: 1 } })
    t.strictSame((await explo.inspect()).customers, [])
  })
}

test('similar ids are different ids', async (t) => {
  const { explo, post } = await startFake(t)
  const alike = ['é', 'e\u0301', 'acme', 'Acme', ' acme', 'acme ', '\ufffd', '1', '01', '1.0']

  const replies = await Promise.all(
    alike.map((id) => post('/api/create_user_group/', { user_group_id: id, name: 'A' })),
  )

  t.ok(replies.every(({ body }) => body.new_user_group === true))
  t.strictSame(
    (await explo.inspect()).customers?.map(({ provided_id }) => provided_id),
    alike,
  )
})

test('strange ids survive inspect() and a new fake from its result', async (t) => {
  const { explo, post } = await startFake(t)
  for (const id of Object.values(strangeIds)) await post('/api/create_user_group/', { user_group_id: id, name: id })
  const state = await explo.inspect()

  const copy = await startFake(t, { fixtures: state })

  t.strictSame(await copy.explo.inspect(), state)
})

test('fields with strange names are unknown fields, and harm nothing', async (t) => {
  const { explo, send } = await startFake(t)
  const body =
    '{"user_group_id":"acme","name":"Acme","__proto__":{"is_demo_group":true},"constructor":1,"toString":null}'

  const headers = { 'content-type': 'application/json', 'explo-authorization': `Token ${explo.apiToken}` }
  const reply = await send('/api/create_user_group/', { method: 'POST', headers, body })

  const [request] = await explo.requests.list()
  t.match(await reply.json(), { new_user_group: true, user_group: { is_demo_group: false } })
  t.strictSame(request?.unknownFields, ['__proto__', 'constructor', 'toString'])
})
