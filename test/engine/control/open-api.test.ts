import { test } from 'tap'
import { startFake } from '../../support/helper.ts'

test('the OpenAPI document of the control API is that of the handle', async (t) => {
  const { explo, call } = await startFake(t, { transport: 'socket' })

  const reply = await call('GET', '/__admin/openapi.json')

  t.strictSame(reply, { status: 200, body: JSON.parse(JSON.stringify(await explo.openApi())) })
})

test('a reader finds the API where it found the document', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const reply = await fetch(`http://localhost:${explo.port}/__admin/openapi.json`)

  t.match(await reply.json(), { servers: [{ url: `http://localhost:${explo.port}` }] })
})

test('without a socket the document is about the place where it is', async (t) => {
  const { explo } = await startFake(t)

  t.match(await explo.openApi(), { servers: [{ url: '/' }] })
})

test('the document can be made for another address', async (t) => {
  const { explo } = await startFake(t)

  t.match(await explo.openApi('https://explo.test'), { servers: [{ url: 'https://explo.test' }] })
})
