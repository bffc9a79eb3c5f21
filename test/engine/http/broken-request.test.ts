import { once } from 'node:events'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { test } from 'tap'
import { jsonHeaders, startFake } from '../../support/helper.ts'
import { exchange, openConnection, wireRequest } from '../../support/raw-connection.ts'

const acme = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })
const dialect = /\r\n\r\n{"success":0,"detail":"Bad request."}$/
const wire = wireRequest({ body: acme })

const broken: Record<string, { bytes: string | Buffer; hint: RegExp }> = {
  'text that is not HTTP': { bytes: 'Hello?\r\n\r\n', hint: /Invalid method/ },
  TLS: { bytes: Buffer.from('16030102000100', 'hex'), hint: /Invalid method.*without TLS/ },
  'HTTP/2': { bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', hint: /The fake speaks HTTP\/1.1/ },
  'a header with a line break': { bytes: wire.replace('Token ', 'Token \n\n'), hint: /header/ },
  'an invalid length': { bytes: wire.replace(/length: \d+/, 'length: many'), hint: /Content-Length/ },
  'a length and chunks': {
    bytes: wire.replace('host:', 'transfer-encoding: chunked\r\nhost:'),
    hint: /Content-Length/,
  },
  'invalid chunks': {
    bytes: wire.replace(/content-length: \d+/, 'transfer-encoding: chunked'),
    hint: /chunk size/,
  },
  'a space in the path': { bytes: wire.replace('_user_', ' user '), hint: /Expected HTTP/ },
  'a path that is not ASCII': { bytes: wire.replace('_user_', 'üser'), hint: /url/ },
}

for (const [name, { bytes, hint }] of Object.entries(broken)) {
  test(`${name} is refused with 400 in the dialect`, async (t) => {
    const { explo } = await startFake(t, { transport: 'socket' })

    const reply = await exchange(t, explo, bytes)

    t.match(reply, /^HTTP\/1.1 400 Bad Request\r\n/)
    t.match(reply, hint)
    t.match(reply, dialect)
    t.strictSame((await explo.inspect()).customers, [])
  })
}

for (const [name, bytes] of Object.entries({
  'a header': wireRequest({ headers: { 'x-large': 'x'.repeat(100_000) } }),
  'many headers': wireRequest({
    headers: Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`x-${n}`, 'x'.repeat(50)])),
  }),
  'a URL': wireRequest({ target: `/${'x'.repeat(100_000)}` }),
})) {
  test(`${name} of more than 16 KiB is refused as too large`, async (t) => {
    const { explo } = await startFake(t, { transport: 'socket' })

    const reply = await exchange(t, explo, bytes)

    t.match(reply, /^HTTP\/1.1 431 Request Header Fields Too Large\r\n/)
    t.match(reply, dialect)
  })
}

test('a body that ends too early stores nothing', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const { socket, received } = openConnection(t, explo)

  socket.end(wire.replace(/length: \d+/, 'length: 1000'))

  t.match(await received, /^HTTP\/1.1 400 Bad Request\r\n/)
  t.match(await explo.requests.list(), [{ operation: 'createUserGroup', status: 400, reason: '400: aborted' }])
  t.strictSame((await explo.inspect()).customers, [])
})

test('CONNECT is refused, with a hint that the fake is not a proxy', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const tunnel = request(explo.url, { method: 'CONNECT', path: 'api.explo.co:443' }).end()
  const [reply] = await once(tunnel, 'connect')

  t.equal(reply.statusCode, 405)
  t.match(reply.headers['x-explo-fake-hint'], /^The fake opens no tunnel to api.explo.co:443\./)
})

test('the fake keeps answering after a client reset such a connection', async (t) => {
  const { explo, send } = await startFake(t, { transport: 'socket' })
  const { write, received } = openConnection(t, explo)
  write('CONNECT api.explo.co:443 HTTP/1.1\r\nhost: api.explo.co\r\n\r\n')
  const [, socket] = (await once(explo.app.server, 'connect')) as [unknown, Socket]

  socket.destroy(new Error('read ECONNRESET'))
  await received
  const reply = await send('/api/create_user_group/', { method: 'POST', headers: jsonHeaders(), body: acme })

  t.equal(reply.status, 200)
})

test('a client that keeps such a connection open does not delay `close`', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const socket = connect({ port: explo.port, allowHalfOpen: true })
  t.teardown(() => socket.destroy())
  socket.write('CONNECT api.explo.co:443 HTTP/1.1\r\nhost: api.explo.co\r\n\r\n')
  await once(socket, 'data')

  await t.resolves(explo.close())
})

test('text that is not HTTP after many running requests leaves no connection open', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const { received, write } = openConnection(t, explo)
  const [served] = (await once(explo.app.server, 'connection')) as [Socket]
  const closed = once(served, 'close')
  const gate = await explo.gate({ operation: 'createUserGroup', at: 'received' })
  const list = wireRequest({ method: 'GET', target: '/api/group_tags/', headers: { connection: 'keep-alive' } })
  write(wireRequest({ headers: { connection: 'keep-alive' }, body: acme }) + list.repeat(100))
  await explo.requests.waitFor({ operation: 'listGroupTags', count: 100 })

  write(`${list}Hello?\r\n\r\n`)

  t.match(await received, /^HTTP\/1.1 400 Bad Request\r\n/)
  await closed
  await gate.release()
})

test('a request that is not complete in time is answered with 408', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const { received, write } = openConnection(t, explo)
  const [socket] = (await once(explo.app.server, 'connection')) as [Socket]
  write('POST /api/create_user_group/ HTTP/1.1\r\n')

  explo.app.server.emit('clientError', broken408(), socket)

  t.match(await received, /^HTTP\/1.1 408 Request Timeout\r\n/)
  t.match(await received, dialect)
})

for (const [name, hangUp] of Object.entries({
  'closed its connection': (socket: Socket) => socket.destroy(),
  'reset its connection': (socket: Socket) => socket.resetAndDestroy(),
})) {
  test(`the fake keeps answering after a client ${name} in the middle of a request`, async (t) => {
    const { explo, send } = await startFake(t, { transport: 'socket' })
    const { socket, write } = openConnection(t, explo)
    write(wire.slice(0, -10))
    await once(explo.app.server, 'request')

    hangUp(socket)
    const reply = await send('/api/create_user_group/', { method: 'POST', headers: jsonHeaders(), body: acme })

    t.match(await reply.json(), { new_user_group: true })
  })
}

/** What Node reports after a minute in which the headers did not end. */
function broken408(): Error {
  return Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
}
