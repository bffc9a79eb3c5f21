import { once } from 'node:events'
import { request } from 'node:http'
import { test } from 'tap'
import { apiToken, jsonHeaders, overEveryTransport, readOnlyToken, startFake } from '../../support/helper.ts'
import { openConnection, wireRequest } from '../../support/raw-connection.ts'

const path = '/api/create_user_group/'
const limit = 2 ** 20

function bodyOf(bytes: number): string {
  const frame = JSON.stringify({ user_group_id: 'acme', name: '' }).length
  return JSON.stringify({ user_group_id: 'acme', name: 'x'.repeat(bytes - frame) })
}

overEveryTransport('a body of exactly 1 MiB is accepted', async (t, { send }) => {
  const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body: bodyOf(limit) })

  t.equal(reply.status, 200)
})

for (const bytes of [limit + 1, 20 * limit]) {
  overEveryTransport(`a body of ${bytes} bytes is refused as too large`, async (t, { explo, send }) => {
    const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body: bodyOf(bytes) })

    const [entry] = await explo.requests.list()
    t.equal(reply.status, 413)
    t.strictSame(await reply.json(), { success: 0, detail: 'Request body is too large.' })
    t.match(entry, { reason: '413: the body is larger than 1048576 bytes', assumptions: ['bodyLimit'] })
    t.strictSame((await explo.inspect()).customers, [])
  })
}

test('the limit counts bytes, not characters', async (t) => {
  const { post } = await startFake(t)

  const reply = await post(path, { user_group_id: 'acme', name: 'é'.repeat(limit / 2) })

  t.equal(reply.status, 413)
})

test('a large body in chunks without a length is refused as too large', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const body = new Blob([bodyOf(3 * limit)]).stream()
  const reply = await fetch(`${explo.url}${path}`, { method: 'POST', headers: jsonHeaders(), body, duplex: 'half' })

  t.equal(reply.status, 413)
})

for (const [token, status] of Object.entries({ [apiToken]: 413, [readOnlyToken]: 403, unknown: 401 })) {
  test(`a client that sends a large body before it reads gets its ${status}`, async (t) => {
    const { explo } = await startFake(t, { transport: 'socket' })
    const outgoing = request(`${explo.url}${path}`, {
      method: 'POST',
      headers: { ...jsonHeaders(token), 'content-length': 3 * limit, connection: 'close' },
    })

    for (let sent = 0; sent < 3 * limit; sent += limit / 16) {
      if (!outgoing.write('x'.repeat(limit / 16))) await once(outgoing, 'drain')
    }
    outgoing.end()
    const [reply] = await once(outgoing, 'response')

    t.equal(reply.statusCode, status)
    reply.resume()
  })
}

test('the fake keeps answering after a client disconnected in the middle of a large body', async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  const { socket, write } = openConnection(t, explo)

  write(wireRequest({ headers: { 'content-length': String(3 * limit) }, body: '{' }))
  await once(explo.app.server, 'request')
  socket.destroy()
  const reply = await post(path, { user_group_id: 'acme', name: 'Acme' })

  t.equal(reply.status, 200)
  t.strictSame((await explo.inspect()).customers?.length, 1)
})
