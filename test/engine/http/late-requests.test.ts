import { once } from 'node:events'
import { type Test, test } from 'tap'
import { startFake } from '../../support/helper.ts'
import { openConnection, wireRequest } from '../../support/raw-connection.ts'
import { customers, tokens, twoGroups } from '../../support/two-groups.ts'

const { token } = customers.acme
const headers = { 'explo-authorization': `Token ${tokens.production}` }

const requests: Record<string, string> = {
  create: wireRequest({ headers, body: JSON.stringify({ user_group_id: 'umbrella', name: 'Umbrella' }) }),
  update: wireRequest({
    target: '/api/update_user_group/',
    headers,
    body: JSON.stringify({ user_group_id: 'acme', name: 'Renamed' }),
  }),
  refresh: wireRequest({
    target: '/api/refresh_user_group_token/',
    headers,
    body: JSON.stringify({ current_token: token }),
  }),
  delete: wireRequest({
    method: 'DELETE',
    target: '/api/delete_user_group/',
    headers,
    body: JSON.stringify({ current_token: token }),
  }),
}

for (const [name, text] of Object.entries(requests)) {
  test(`a ${name} that began before a reset is answered and changes nothing`, async (t) => {
    const { explo, begun } = await beginRequest(t, text)
    const before = await explo.inspect()

    await explo.reset()
    const reply = await begun.finish()

    t.match(reply, /^HTTP\/1.1 200 OK/)
    t.strictSame(await explo.inspect(), before)
    t.strictSame(await explo.requests.list(), [])
  })

  test(`a ${name} that began before a seed replaced everything changes nothing`, async (t) => {
    const { explo, begun } = await beginRequest(t, text)

    await explo.seed(twoGroups, { mode: 'replace' })
    const before = await explo.inspect()
    const reply = await begun.finish()

    t.match(reply, /^HTTP\/1.1 200 OK/)
    t.strictSame(await explo.inspect(), before)
  })

  test(`the same ${name} changes something without a reset in between`, async (t) => {
    const { explo, begun } = await beginRequest(t, text)
    const before = await explo.inspect()

    const reply = await begun.finish()

    t.match(reply, /^HTTP\/1.1 200 OK/)
    t.strictNotSame(await explo.inspect(), before)
  })
}

/** A request of which the fake has received all but the end of the body. */
async function beginRequest(t: Test, text: string) {
  const { explo } = await startFake(t, { transport: 'socket', fixtures: twoGroups })
  const { write, received } = openConnection(t, explo)
  write(text.slice(0, -10))
  await once(explo.app.server, 'request')
  const finish = () => {
    write(text.slice(-10))
    return received
  }
  return { explo, begun: { finish } }
}
