import { type Test, test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { documentedUrls } from '../../support/documented-urls.ts'
import { apiToken, jsonHeaders, overEveryTransport, startFake } from '../../support/helper.ts'
import { bodyAbout } from '../../support/operation-body.ts'
import { customers, twoGroups } from '../../support/two-groups.ts'

const slashless = '/api/create_user_group'
const acme = { user_group_id: 'acme', name: 'Acme' }
const post = (body: unknown = acme) => ({ method: 'POST', headers: jsonHeaders(), body: JSON.stringify(body) })

for (const operation of operations) {
  for (const path of documentedUrls(operation)) {
    const withoutSlash = path.slice(0, -1)

    if (operation.isSlashOptional) continue
    overEveryTransport(`${withoutSlash} redirects to the path with a slash`, async (t, { send }) => {
      const reply = await send(`${withoutSlash}?a=b&c=%2F`, { method: operation.method, headers: jsonHeaders() })

      t.equal(reply.status, 301)
      t.equal(reply.headers.get('location'), `${path}?a=b&c=%2F`)
      t.equal(reply.headers.get('x-explo-fake-hint'), `Send ${operation.method} ${path}`)
    })

    test(`${withoutSlash} is answered like the documented path with trailingSlash "accept"`, async (t) => {
      const { call } = await startFake(t, { fixtures: twoGroups, assumptions: { trailingSlash: 'accept' } })

      const body = bodyAbout(customers.acme, operation)
      const reply = await call(operation.method, withoutSlash, body)

      t.equal(reply.status, 200)
    })
  }
}

overEveryTransport(
  'a redirect stores nothing, requires no credentials and is not among the unmatched requests',
  async (t, { explo, send }) => {
    const reply = await send(slashless, { ...post(), headers: {} })

    const [request] = await explo.requests.list()
    t.equal(reply.status, 301)
    t.strictSame((await explo.inspect()).customers, [])
    t.strictSame(await explo.requests.unmatched(), [])
    t.match(request, {
      status: 301,
      body: acme,
      reason: '301: /api/create_user_group lacks its trailing slash; clients repeat a POST as GET',
      hint: 'Send POST /api/create_user_group/',
      assumptions: ['trailingSlash'],
    })
  },
)

for (const door of ['socket', 'fetch'] as const) {
  test(`a client follows the redirect of a POST with a GET, and gets the documented 405, over ${door}`, async (t) => {
    const { follow, explo } = await startClient(t, door)

    const reply = await follow(slashless, post())

    t.equal(reply.status, 405)
    t.equal(reply.redirected, true)
    t.equal(new URL(reply.url).pathname, '/api/create_user_group/')
    t.strictSame(await reply.json(), { success: 0, detail: 'Method "GET" not allowed.' })
    t.match(await explo.requests.list(), [
      { method: 'POST', path: slashless, status: 301, body: acme },
      { method: 'GET', path: `${slashless}/`, status: 405, body: null },
    ])
  })

  test(`a client follows the redirect of a DELETE with its body, and succeeds, over ${door}`, async (t) => {
    const { follow, explo } = await startClient(t, door)
    await follow('/api/create_user_group/', post())
    const [{ token = '' } = {}] = (await explo.inspect()).customers ?? []

    const reply = await follow('/api/delete_user_group', { ...post({ current_token: token }), method: 'DELETE' })

    t.equal(reply.status, 200)
    t.strictSame((await explo.inspect()).customers, [])
  })
}

test('a client that follows with a POST without its body gets a refusal of all required fields', async (t) => {
  const { send } = await startFake(t)

  const redirect = await send(slashless, post())
  const reply = await send(redirect.headers.get('location') ?? '', { method: 'POST', headers: jsonHeaders() })

  t.equal(reply.status, 400)
  t.match(await reply.json(), { errors: { user_group_id: ['This field is required.'] } })
})

overEveryTransport(
  'with trailingSlash "reject", a path without its slash is refused with 405',
  { assumptions: { trailingSlash: 'reject' } },
  async (t, { explo, send }) => {
    const reply = await send(slashless, post())

    t.equal(reply.status, 405)
    t.equal(reply.headers.get('allow'), 'OPTIONS')
    t.equal(reply.headers.get('x-explo-fake-hint'), 'Send POST /api/create_user_group/')
    t.strictSame(await reply.json(), { success: 0, detail: 'Method "POST" not allowed.' })
    t.match(await explo.requests.unmatched(), [
      { reason: '405: /api/create_user_group lacks its trailing slash', assumptions: ['trailingSlash'] },
    ])
  },
)

overEveryTransport(
  'with trailingSlash "accept", the slash makes no difference',
  { assumptions: { trailingSlash: 'accept' } },
  async (t, { call, send }) => {
    const created = await call('POST', slashless, acme)
    const again = await call('POST', `${slashless}/`, acme)
    const wrong = await send(slashless, { method: 'GET', headers: jsonHeaders() })

    t.match(created, { status: 200, body: { new_user_group: true } })
    t.match(again, { status: 200, body: { new_user_group: false } })
    t.equal(wrong.status, 405)
    t.equal(wrong.headers.get('allow'), 'POST, OPTIONS')
  },
)

for (const trailingSlash of ['redirect', 'reject', 'accept'] as const) {
  test(`with trailingSlash "${trailingSlash}", a path with two slashes is unknown`, async (t) => {
    const { call } = await startFake(t, { assumptions: { trailingSlash } })

    const reply = await call('POST', `${slashless}//`, acme, apiToken)

    t.equal(reply.status, 404)
  })
}

/** A client that follows redirects, as most do unless told otherwise. */
async function startClient(t: Test, door: 'socket' | 'fetch') {
  const { explo } = await startFake(t, { transport: door })
  const follow = (path: string, init: RequestInit) =>
    door === 'socket' ? fetch(`${explo.url}${path}`, init) : explo.fetch(`https://api.explo.co${path}`, init)
  return { explo, follow }
}
