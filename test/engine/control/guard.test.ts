import { test } from 'tap'
import { exchange } from '../../support/raw-connection.ts'
import { startControl } from '../../support/start-control.ts'

const guarded = [
  'POST /reset',
  'POST /seed',
  'GET /state',
  'GET /requests',
  'DELETE /requests',
  'GET /requests/unmatched',
  'GET /assumptions',
]
const open = ['GET /health', 'GET /ready', 'GET /version']

const split = (route: string) => route.split(' ') as [string, string]

for (const host of ['localhost', 'localhost:4747', 'LOCALHOST', '127.0.0.1', '127.0.0.1:4747', '[::1]', '[::1]:4747']) {
  test(`a call to the host ${host} is answered`, async (t) => {
    const { control } = await startControl(t)

    t.equal((await control('GET', '/state', { headers: { host } })).status, 200)
  })
}

for (const host of [
  'evil.example',
  'evil.example:4747',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '[::2]',
  '0.0.0.0',
]) {
  test(`a call to the host ${host} is refused, because any name can resolve to loopback`, async (t) => {
    const { control } = await startControl(t)

    const reply = await control('GET', '/state', { headers: { host } })

    t.equal(reply.status, 403)
    t.strictSame(reply.body, {
      error: {
        code: 'EXPLO_FAKE_UNEXPECTED_HOST',
        message: `The control API does not answer to the host "${host.replace(':4747', '')}".`,
        hint: 'Use localhost or 127.0.0.1, or start the fake with an admin token.',
      },
    })
  })
}

test('a call without a host is refused', async (t) => {
  const { explo } = await startControl(t)

  const reply = await exchange(t, explo, 'GET /__admin/state HTTP/1.0\r\n\r\n')

  t.match(reply, /^HTTP\/1\.1 403 .*does not answer to the host \\"\\"/s)
})

for (const origin of ['http://evil.example', 'https://localhost.evil.example', 'null', 'http://localhost:1']) {
  test(`a page of the origin ${origin} cannot call the control API`, async (t) => {
    const { control } = await startControl(t)

    const reply = await control('POST', '/reset', { headers: { origin } })

    t.equal(reply.status, 403)
    t.strictSame(reply.body, {
      error: {
        code: 'EXPLO_FAKE_FOREIGN_ORIGIN',
        message: `A page of ${origin} may not drive the fake.`,
        hint: 'Call the control API from the test, not from a browser page.',
      },
    })
    t.notOk(reply.headers['access-control-allow-origin'])
  })
}

test('a page of the fake itself may call the control API', async (t) => {
  const { explo, control } = await startControl(t)

  const reply = await control('POST', '/reset', { headers: { origin: explo.url } })

  t.strictSame([reply.status, reply.body], [200, { epoch: 2 }])
})

for (const route of guarded) {
  test(`${route} refuses a foreign host and a foreign origin`, async (t) => {
    const { control } = await startControl(t)

    t.equal((await control(...split(route), { headers: { host: 'evil.example' } })).status, 403)
    t.equal((await control(...split(route), { headers: { origin: 'http://evil.example' } })).status, 403)
  })
}

for (const route of open) {
  test(`${route} answers any host without an admin token, because it reveals no secret`, async (t) => {
    const { control } = await startControl(t, { adminToken: 'secret' })

    t.equal((await control(...split(route), { headers: { host: 'probe.example' } })).status, 200)
  })
}

test('a fake with an admin token requires it for any host', async (t) => {
  const { control } = await startControl(t, { adminToken: 'secret' })
  const host = 'fake.internal:4747'

  const accepted = await control('GET', '/state', { headers: { host, authorization: 'Bearer secret' } })
  const refused = await control('GET', '/state')

  t.equal(accepted.status, 200)
  t.equal(refused.status, 401)
  t.strictSame(refused.body, {
    error: {
      code: 'EXPLO_FAKE_ADMIN_TOKEN',
      message: 'The control API needs the admin token.',
      hint: 'Send the header "Authorization: Bearer <admin token>". connectExploFake sends its option "adminToken".',
    },
  })
})

for (const authorization of [
  'Bearer Secret',
  'Bearer secret2',
  'Bearer secre',
  'secret',
  'Basic secret',
  'Bearer sécret',
  '',
]) {
  test(`the credentials "${authorization}" are refused as the admin token`, async (t) => {
    const { control } = await startControl(t, { adminToken: 'secret' })

    const headers = { authorization: Buffer.from(authorization).toString('latin1') }
    const reply = await control('GET', '/state', { headers })

    const message =
      authorization === '' ? 'The control API needs the admin token.' : 'The admin token of the call is wrong.'
    t.match(reply, { status: 401, body: { error: { message } } })
  })
}

test('a page of another origin is refused, even with the admin token', async (t) => {
  const { control } = await startControl(t, { adminToken: 'secret' })
  const headers = { authorization: 'Bearer secret', origin: 'http://evil.example' }

  t.equal((await control('GET', '/state', { headers })).status, 403)
})

test('the API of Explo requires no admin token', async (t) => {
  const { post } = await startControl(t, { adminToken: 'secret' })

  t.equal((await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })).status, 200)
})
