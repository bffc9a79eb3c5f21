import { test } from 'tap'
import { startFake } from '../../support/helper.ts'

test('the control API serves the same OpenAPI document as the handle', async (t) => {
  const { explo, call } = await startFake(t, { transport: 'socket' })

  const reply = await call('GET', '/__admin/openapi.json')

  t.strictSame(reply, { status: 200, body: JSON.parse(JSON.stringify(await explo.openApi())) })
})

test('the server in the document has the address at which it was requested', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const reply = await fetch(`http://localhost:${explo.port}/__admin/openapi.json`)

  t.match(await reply.json(), { servers: [{ url: `http://localhost:${explo.port}` }] })
})

test('without a socket, the server in the document is relative', async (t) => {
  const { explo } = await startFake(t)

  t.match(await explo.openApi(), { servers: [{ url: '/' }] })
})

test('the document can name another address', async (t) => {
  const { explo } = await startFake(t)

  t.match(await explo.openApi('https://explo.test'), { servers: [{ url: 'https://explo.test' }] })
})
