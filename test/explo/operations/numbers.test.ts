import { test } from 'tap'
import type { ExploFakeOptions } from '../../../src/index.ts'
import { hearStderr } from '../../support/hear-stderr.ts'
import { jsonHeaders, startFake } from '../../support/helper.ts'

const properties = '{"10":1.0,"9":12345678901234567890,"big":1e400,"zero":-0,"text":"\\u00e9"}'

test('an update of another field keeps the spelling of properties', async (t) => {
  const { sendText } = await startFakeForText(t)
  await sendText('POST', '/api/create_customer/', `{"provided_id":"n","name":"N","properties": ${properties}}`)

  const updated = await sendText('POST', '/api/update_customer/', '{"provided_id":"n","name":"Other"}')
  const lists = [await sendText('GET', '/api/customers/'), await sendText('GET', '/v2/api/customers/')]

  for (const text of [updated, ...lists]) {
    t.ok(text.includes(`"properties":${properties},"computed_properties":${properties},`), text)
  }
})

test('inherited properties keep their spelling and their order', async (t) => {
  const { sendText } = await startFakeForText(t)
  const create = (fields: string) => sendText('POST', '/api/create_customer/', `{"name":"N",${fields}}`)
  await create('"provided_id":"above","properties":{"2":1.0,"1":2}')

  const below = await create(
    '"provided_id":"below","parent_provided_id":"above","hierarchy_level_name":"User","properties":{"3":1e2}',
  )

  t.ok(below.includes('"computed_properties":{"3":1e2,"2":1.0,"1":2}'), below)
})

test('a 201 of get-or-create keeps the spelling of properties', async (t) => {
  const { sendText } = await startFakeForText(t, { assumptions: { createdStatus: '201' } })

  const created = await sendText(
    'POST',
    '/api/create_customer/',
    `{"provided_id":"n","name":"N","properties":${properties}}`,
  )

  t.ok(created.includes(`"properties":${properties},`), created)
})

test('a varied answer keeps the spelling of properties', async (t) => {
  hearStderr(t)
  const list = '[1.0,12345678901234567890]'
  for (let seed = 0; seed < 5; seed++) {
    const { explo } = await startFake(t, { vary: true, randomSeed: `${seed}` })

    const body = `{"provided_id":"n","name":"N","properties":{"list":${list},"all":${properties}}}`
    const reply = await explo.fetch('https://api.explo.co/api/create_customer/', {
      method: 'POST',
      headers: jsonHeaders(),
      body,
    })

    const text = await reply.text()
    t.ok(text.includes(`{"list":${list},"all":${properties}}`), text)
  }
})

test('attributes in the notation of Python keep the spelling of numbers', async (t) => {
  const { sendText } = await startFakeForText(t, {
    assumptions: { endUserAttributes: 'python-repr' },
    fixtures: { customers: [{ provided_id: 'n', customer_id: 7 }] },
  })
  const body = `{"provided_id":"u","customer_id":7,"email":"a@example.com","attributes":{"10":1.0,"9":12345678901234567890}}`

  const created = await sendText('POST', '/api/create_end_user/', body)

  t.ok(created.includes(`"attributes":"{'10': 1.0, '9': 12345678901234567890}"`), created)
})

/** Starts a fake with a client that sends and returns JSON as text. */
async function startFakeForText(t: Parameters<typeof startFake>[0], options?: ExploFakeOptions) {
  const { send } = await startFake(t, options)
  const sendText = async (method: string, path: string, body?: string) =>
    (await send(path, { method, headers: jsonHeaders(), ...(body !== undefined && { body }) })).text()
  return { sendText }
}
