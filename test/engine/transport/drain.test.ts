import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Test, test } from 'tap'
import { apiToken, startFake } from '../../support/helper.ts'

const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })
const head = [
  'POST /api/create_user_group/ HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
  `Explo-Authorization: Token ${apiToken}`,
]

test('close ends idle connections at once, and the others after their requests', async (t) => {
  const { explo, socket, received } = await connected(t)
  const idle = connect(explo.port, '127.0.0.1')
  await once(explo.app.server, 'connection')
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 10)}`)
  await once(explo.app.server, 'request')

  const closed = explo.close()
  t.equal(await text(idle), '')
  socket.write(body.slice(10))
  await closed

  t.match(await received, /^HTTP\/1.1 200 OK.*"new_user_group":true/s)
})

test('a connection ends with a request for another protocol, because Node reads nothing more from it', async (t) => {
  const { socket, received } = await connected(t)

  socket.write(`${[...head, 'Connection: Upgrade', 'Upgrade: websocket'].join('\r\n')}\r\n\r\n${body}`)

  t.match(await received, /^connection: close/im)
})

test('close disconnects a client that stopped in the middle of a request after three seconds', async (t) => {
  const { explo, socket, received } = await connected(t)
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 10)}`)
  await once(explo.app.server, 'request')

  await explo.close()

  t.equal(await received, '')
})

test('close on ::1 waits for running requests, and not for idle or kept-alive connections', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const silent = connect(explo.port, '::1')
  const kept = connect(explo.port, '::1')
  const busy = connect(explo.port, '::1')
  const answers = [silent, kept, busy].map((socket) => text(socket))
  kept.write('GET /__admin/ready HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await once(kept, 'data')
  busy.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 10)}`)
  await once(explo.app.server, 'request')

  const closed = explo.close()
  busy.write(body.slice(10))
  await closed

  t.match(await Promise.all(answers), ['', /^/, /"new_user_group":true/])
})

/** A fake, a connection to it that the fake knows of, and all that will ever come back on it. */
async function connected(t: Test) {
  const { explo } = await startFake(t, { transport: 'socket' })
  const socket = connect(explo.port, '127.0.0.1')
  t.teardown(() => socket.destroy())
  const received = text(socket)
  await once(explo.app.server, 'connection')
  return { explo, socket, received }
}
