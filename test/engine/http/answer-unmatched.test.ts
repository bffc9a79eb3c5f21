import { test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { documentedUrls } from '../../support/documented-urls.ts'
import { apiToken, jsonHeaders, overEveryTransport, readOnlyToken, startFake } from '../../support/helper.ts'

const methods = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE', 'PROPFIND']

for (const operation of operations) {
  const { method } = operation
  for (const path of documentedUrls(operation)) {
    test(`${path} only accepts ${method} and OPTIONS`, async (t) => {
      const { send } = await startFake(t)

      for (const other of methods.filter((one) => one !== method)) {
        const reply = await send(path, { method: other, headers: jsonHeaders() })

        t.equal(reply.status, 405)
        t.equal(reply.headers.get('allow'), `${method}, OPTIONS`)
        t.strictSame(await reply.json(), { success: 0, detail: `Method "${other}" not allowed.` })
      }
    })
  }
}

overEveryTransport('a wrong method is refused with the allowed methods', async (t, { explo, send }) => {
  const reply = await send('/api/create_user_group/', { method: 'GET', headers: jsonHeaders() })

  const [request] = await explo.requests.unmatched()
  t.equal(reply.status, 405)
  t.equal(reply.headers.get('allow'), 'POST, OPTIONS')
  t.strictSame(await reply.json(), { success: 0, detail: 'Method "GET" not allowed.' })
  t.match(request, {
    method: 'GET',
    operation: null,
    status: 405,
    reason: '405: the path answers POST, OPTIONS, not GET',
    hint: 'Send POST. If the client sent POST, its path lacked the trailing slash: clients follow that redirect as GET.',
    assumptions: ['wrongMethod'],
    visibilityGroup: 'Production',
  })
})

test('the refusal of a POST to the path of a DELETE names the method', async (t) => {
  const { explo, call } = await startFake(t)

  await call('POST', '/api/delete_customer/')

  t.match(await explo.requests.list(), [{ status: 405, hint: 'Send DELETE.' }])
})

overEveryTransport('a HEAD is refused as a wrong method, without a body', async (t, { send }) => {
  const reply = await send('/api/create_user_group/', { method: 'HEAD', headers: jsonHeaders() })

  t.equal(reply.status, 405)
  t.equal(reply.headers.get('allow'), 'POST, OPTIONS')
  t.equal(await reply.text(), '')
})

test('credentials are checked before the method', async (t) => {
  const { send } = await startFake(t)

  const reply = await send('/api/create_user_group/', { method: 'GET' })

  t.equal(reply.status, 401)
})

test('permission is checked before the method', async (t) => {
  const { explo, send } = await startFake(t)
  const sendWith = (token: string, path: string) => send(path, { method: 'PUT', headers: jsonHeaders(token) })

  t.equal((await sendWith(readOnlyToken, '/api/create_user_group/')).status, 403)
  t.equal((await sendWith(readOnlyToken, '/api/get_customer/')).status, 405)
  t.equal((await sendWith(apiToken, '/api/create_user_group/')).status, 405)
  t.match(await explo.requests.unmatched(), [
    { status: 403, reason: '403: createUserGroup can write, and the API token is read-only' },
    { status: 405 },
    { status: 405 },
  ])
})

test('with readOnlyToken "allow-existing", a wrong method with a read-only token is answered with 405', async (t) => {
  const { send } = await startFake(t, { assumptions: { readOnlyToken: 'allow-existing' } })
  const headers = jsonHeaders(readOnlyToken)

  t.equal((await send('/api/create_user_group/', { method: 'PUT', headers })).status, 405)
  t.equal((await send('/api/update_user_group/', { method: 'PUT', headers })).status, 403)
})

const unknownPaths = [
  '/',
  '/api/',
  '/api/create_usergroup/',
  '/API/create_user_group/',
  '//api/create_user_group/',
  '/api/create_user_group//',
  '/api/create_user_group/acme',
  '/v2/api/create_user_group/',
  '/embed/create_customer_group/',
  '/__proto__/',
  '/%E0%A4%A/',
  '/%zz',
  `/${'x'.repeat(8000)}/`,
]

for (const path of unknownPaths) {
  overEveryTransport(`the unknown path ${path.slice(0, 40)} is answered with 404`, async (t, { explo, post }) => {
    const reply = await post(path, { user_group_id: 'acme', name: 'Acme' })

    const [request] = await explo.requests.unmatched()
    t.strictSame(reply, { status: 404, body: { success: 0, detail: 'Not found.' } })
    t.match(request, {
      path,
      operation: null,
      status: 404,
      assumptions: ['unknownPath'],
      body: { user_group_id: 'acme' },
    })
    t.strictSame((await explo.inspect()).customers, [])
  })
}

test('the answer to an unknown path suggests the nearest one', async (t) => {
  const { explo, send } = await startFake(t)

  const reply = await send('/api/create_usergroup/?a=b', { method: 'POST', headers: jsonHeaders() })

  const [request] = await explo.requests.unmatched()
  t.equal(reply.headers.get('x-explo-fake-hint'), 'Did you mean /api/create_user_group/?')
  t.match(request, {
    hint: 'Did you mean /api/create_user_group/?',
    reason: '404: Explo has no path /api/create_usergroup/',
  })
})

test('the answer to a path that resembles no other suggests nothing', async (t) => {
  const { send } = await startFake(t)

  const reply = await send('/favicon.ico', { method: 'GET' })

  t.equal(reply.status, 404)
  t.equal(reply.headers.get('x-explo-fake-hint'), null)
})

for (const path of ['/api/create%5Fuser%5fgroup/', '/%61pi/create_user_group/', '/api%2Fcreate_user_group/']) {
  overEveryTransport(`${path} is another spelling of the documented path`, async (t, { explo, call, post }) => {
    const created = await post(`${path}?a=%20b`, { user_group_id: 'acme', name: 'Acme' })
    const wrong = await call('GET', path)

    const [request] = await explo.requests.list()
    t.equal(created.status, 200)
    t.equal(wrong.status, 405)
    t.equal(request?.path, `${path}?a=%20b`)
  })
}

for (const transport of ['socket', 'fetch'] as const) {
  test(`an invalid method is answered with 400, over ${transport}`, async (t) => {
    const { send } = await startFake(t, { transport })

    const reply = await send('/api/create_user_group/', { method: 'NONSENSE', headers: jsonHeaders() })

    t.equal(reply.status, 400)
    t.equal(reply.headers.get('content-type'), 'application/json; charset=utf-8')
    t.strictSame(await reply.json(), { success: 0, detail: 'Bad request.' })
  })
}
