import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'

const path = '/api/partners/connect'
const documentedRequest = {
  email: 'partner@example.com',
  team_name: 'Team',
  connection_info: '{"@type": "database_type", "configuration": {}}',
}

overEveryTransport('a partner connects with the documented JSON text', async (t, { explo, post }) => {
  const before = await explo.inspect()

  const reply = await post(path, documentedRequest)

  t.strictSame(reply, { status: 200, body: { success: 1 } })
  t.strictSame(await explo.inspect(), before)
})

test('the path also answers with its slash, and connection_info may be an object', async (t) => {
  const { post } = await startFake(t)

  const reply = await post(`${path}/`, { ...documentedRequest, connection_info: { '@type': 'database_type' } })

  t.strictSame(reply, { status: 200, body: { success: 1 } })
})

for (const text of ['', 'database', '[]', 'null', '5', '"{}"', '{"open": ']) {
  test(`connection information of ${JSON.stringify(text)} is refused`, async (t) => {
    const { explo, post } = await startFake(t)

    const reply = await post(path, { ...documentedRequest, connection_info: text })

    const [entry] = await explo.requests.list()
    t.strictSame(reply, {
      status: 400,
      body: refusalBody('Invalid input.', { connection_info: ['Must be a JSON object, or its text.'] }),
    })
    t.match(entry, { assumptions: ['partnerConnections'] })
  })
}

test('a refusal names each wrong field', async (t) => {
  const { post } = await startFake(t)

  const missing = await post(path, {})
  const wrong = await post(path, { email: 5, team_name: ' ', connection_info: [] })

  const sentences = ['This field is required.']
  t.strictSame(errorsIn(missing.body), { email: sentences, team_name: sentences, connection_info: sentences })
  t.strictSame(errorsIn(wrong.body), {
    email: ['Not a valid string.'],
    team_name: ['This field may not be blank.'],
    connection_info: ['Expected a dictionary of items but got type "array".'],
  })
})
