import { once } from 'node:events'
import { test } from 'tap'
import { apiToken, startFake } from '../../support/helper.ts'
import { exchange, openConnection, wireRequest } from '../../support/raw-connection.ts'

const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })
const created = /^HTTP\/1.1 200 OK\r\n.*"new_user_group":true/s

const spellings: Record<string, string> = {
  'HTTP/1.0': wireRequest({ version: '1.0', body }),
  'HTTP/1.0 without a host': wireRequest({ version: '1.0', body }).replace('host: localhost\r\n', ''),
  'header names in capitals': wireRequest({ body }).replace(/^[a-z-]+:/gm, (name) => name.toUpperCase()),
  'spaces around header values': wireRequest({ headers: { 'explo-authorization': `   Token ${apiToken}  ` }, body }),
  'a query': wireRequest({ target: '/api/create_user_group/?format=json&format=api', body }),
  chunks: wireRequest({ body }).replace(
    /content-length: \d+\r\n(.*)\r\n\r\n.*$/s,
    `transfer-encoding: chunked\r\n$1\r\n\r\n5;name=value\r\n${body.slice(0, 5)}\r\n${(body.length - 5).toString(16)}\r\n${body.slice(5)}\r\n0\r\nX-Trailer: a\r\n\r\n`,
  ),
  'a second content type, which is ignored': wireRequest({ body }).replace(
    'host:',
    'Content-Type: application/json\r\nhost:',
  ),
  'an upgrade, which is ignored': wireRequest({ body }).replace(
    'connection: close',
    'connection: close, upgrade\r\nupgrade: h2c',
  ),
}

for (const [name, bytes] of Object.entries(spellings)) {
  test(`a request with ${name} is answered`, async (t) => {
    const { explo } = await startFake(t, { transport: 'socket' })

    const reply = await exchange(t, explo, bytes)

    t.match(reply, created)
  })
}

test('a repeated credentials header is refused', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const bytes = wireRequest({ body }).replace('host:', `Explo-Authorization: Token ${apiToken}\r\nhost:`)
  const reply = await exchange(t, explo, bytes)

  t.match(reply, /^HTTP\/1.1 401 Unauthorized\r\n/)
})

test('a client that expects 100-continue before it sends the body gets it', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const { socket, received, write } = openConnection(t, explo)
  const bytes = wireRequest({ headers: { expect: '100-continue' }, body })

  write(bytes.slice(0, -body.length))
  const [told] = await once(socket, 'data')
  write(body)

  t.match(String(told), /^HTTP\/1.1 100 Continue\r\n\r\n$/)
  t.match((await received).slice(String(told).length), created)
})

test('pipelined requests are answered in order', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const keptAlive = wireRequest({ headers: { connection: 'keep-alive' }, body })
  const unknown = wireRequest({ target: '/nowhere/', headers: { connection: 'keep-alive' }, body })

  const replies = await exchange(t, explo, keptAlive + unknown + keptAlive + wireRequest({ body }))

  const seen = replies.match(/HTTP\/1.1 \d+|"new_user_group":\w+/g)
  t.strictSame(seen, [
    'HTTP/1.1 200',
    '"new_user_group":true',
    'HTTP/1.1 404',
    'HTTP/1.1 200',
    '"new_user_group":false',
    'HTTP/1.1 200',
    '"new_user_group":false',
  ])
})

test('a connection stays open after a refusal whose request body was not read', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const refused = wireRequest({ headers: { connection: 'keep-alive', 'explo-authorization': 'Bearer x' }, body })

  const replies = await exchange(t, explo, refused + wireRequest({ body }))

  t.match(replies, /^HTTP\/1.1 401 .*HTTP\/1.1 200 .*"new_user_group":true/s)
})

test('a HEAD on a kept-alive connection is answered without a body', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const head = wireRequest({ method: 'HEAD', headers: { connection: 'keep-alive' } })

  const replies = await exchange(t, explo, head + wireRequest({ body }))

  t.match(replies, /^HTTP\/1.1 405 [^{]*HTTP\/1.1 200 OK/)
})
