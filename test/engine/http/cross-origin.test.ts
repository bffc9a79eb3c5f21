import { test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { documentedUrls } from '../../support/documented-urls.ts'
import { jsonHeaders, overEveryTransport, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const origin = 'https://app.example.com'
const acme = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })

/** What a browser asks before it sends a request with an API token to another origin. */
const preflight = (method: string) => ({
  method: 'OPTIONS',
  headers: {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': 'content-type,explo-authorization',
  },
})

for (const operation of operations) {
  for (const documented of documentedUrls(operation)) {
    overEveryTransport(`a browser of any origin may call ${documented}`, async (t, { send }) => {
      const reply = await send(documented, preflight(operation.method))

      const allowed = `${operation.method}, OPTIONS`
      t.equal(reply.status, 204)
      t.equal(await reply.text(), '')
      t.equal(reply.headers.get('access-control-allow-origin'), '*')
      t.equal(reply.headers.get('access-control-allow-methods'), allowed)
      t.equal(reply.headers.get('access-control-allow-headers'), 'explo-authorization, content-type')
      t.equal(reply.headers.get('access-control-max-age'), '600')
      t.equal(reply.headers.get('allow'), allowed)
    })
  }
}

for (const trailingSlash of ['redirect', 'reject', 'accept'] as const) {
  test(`a browser may call a path without its slash, with trailingSlash "${trailingSlash}"`, async (t) => {
    const { send } = await startFake(t, { assumptions: { trailingSlash } })

    const asked = await send('/api/create_user_group', preflight('POST'))
    const sent = await send('/api/create_user_group', {
      method: 'POST',
      headers: { ...jsonHeaders(), origin },
      body: acme,
    })

    t.equal(asked.status, 204)
    t.equal(sent.status, { redirect: 301, reject: 405, accept: 200 }[trailingSlash])
    t.equal(sent.headers.get('access-control-allow-origin'), '*')
  })
}

test('a browser may not call an unknown path', async (t) => {
  const { send } = await startFake(t)

  const reply = await send('/api/create_group/', preflight('POST'))

  t.equal(reply.status, 404)
  t.equal(reply.headers.get('access-control-allow-methods'), null)
})

const answers: Record<string, { path: string; method: string; headers: Record<string, string>; status: number }> = {
  'a success': { path, method: 'POST', headers: jsonHeaders(), status: 200 },
  'missing credentials': { path, method: 'POST', headers: {}, status: 401 },
  'a wrong type': { path, method: 'POST', headers: { ...jsonHeaders(), 'content-type': 'text/csv' }, status: 415 },
  'a wrong method': { path, method: 'PUT', headers: jsonHeaders(), status: 405 },
  'an unknown path': { path: '/api/create_group/', method: 'POST', headers: jsonHeaders(), status: 404 },
}

for (const [name, { status, headers, ...request }] of Object.entries(answers)) {
  overEveryTransport(`a page may read the answer to ${name}`, async (t, { send }) => {
    const reply = await send(request.path, { ...request, headers: { ...headers, origin }, body: acme })

    t.equal(reply.status, status)
    t.equal(reply.headers.get('access-control-allow-origin'), '*')
  })
}

test('a request without an origin gets no headers about origins', async (t) => {
  const { send } = await startFake(t)

  const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body: acme })

  t.equal(reply.status, 200)
  t.equal(reply.headers.get('access-control-allow-origin'), null)
})

test('a preflight is in the journal, and not among the unmatched requests', async (t) => {
  const { explo, send } = await startFake(t)

  await send(path, preflight('POST'))

  t.match(await explo.requests.list(), [{ method: 'OPTIONS', path, status: 204, reason: null, reply: null }])
  t.strictSame(await explo.requests.unmatched(), [])
})
