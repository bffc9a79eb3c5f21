import { test } from 'tap'
import { operations } from '../../src/explo/operations/index.ts'
import { refusalBody } from '../support/dialect.ts'
import { apiToken, jsonHeaders, overEveryTransport, readOnlyToken, startFake } from '../support/helper.ts'
import { bodyAbout } from '../support/operation-body.ts'
import { customers, tokens, twoGroups } from '../support/two-groups.ts'

const path = '/api/create_user_group/'
const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })
const json = { 'content-type': 'application/json' }

const withoutCredentials: Record<string, Record<string, string>> = {
  'no header': {},
  'an empty header': { 'explo-authorization': '' },
  'a header of spaces': { 'explo-authorization': '   ' },
  'a scheme without a token': { 'explo-authorization': 'Token' },
  'a scheme and spaces': { 'explo-authorization': 'Token   ' },
  'a token without a scheme': { 'explo-authorization': apiToken },
  'the scheme Bearer': { 'explo-authorization': `Bearer ${apiToken}` },
  'no space between scheme and token': { 'explo-authorization': `Token${apiToken}` },
  'a colon after the scheme': { 'explo-authorization': `Token: ${apiToken}` },
  'the standard Authorization header': { authorization: `Token ${apiToken}` },
}

for (const [flaw, headers] of Object.entries(withoutCredentials)) {
  overEveryTransport(`${flaw} is answered as missing credentials`, async (t, { explo, send }) => {
    const reply = await send(path, { method: 'POST', headers: { ...json, ...headers }, body })

    t.equal(reply.status, 401)
    t.equal(reply.headers.get('www-authenticate'), 'Token')
    t.strictSame(await reply.json(), refusalBody('Authentication credentials were not provided.'))
    t.strictSame((await explo.inspect()).customers, [])
  })
}

for (const credentials of [`token ${apiToken}`, `TOKEN ${apiToken}`, `Token    ${apiToken}`, `  Token ${apiToken}  `]) {
  overEveryTransport(`the credentials "${credentials}" are accepted`, async (t, { send }) => {
    const reply = await send(path, { method: 'POST', headers: { ...json, 'explo-authorization': credentials }, body })

    t.equal(reply.status, 200)
  })
}

for (const token of ['unknown', apiToken.toUpperCase(), `${apiToken} ${apiToken}`, `"${apiToken}"`, '__proto__']) {
  overEveryTransport(`the API token ${token} is invalid`, async (t, { explo, send }) => {
    const reply = await send(path, { method: 'POST', headers: jsonHeaders(token), body })

    const [request] = await explo.requests.list()
    t.equal(reply.status, 401)
    t.equal(reply.headers.get('www-authenticate'), 'Token')
    t.strictSame(await reply.json(), refusalBody('Invalid token.'))
    t.match(request, { reason: /^401: no world has the API token …/, assumptions: ['unknownToken'] })
  })
}

test('a customer token is refused as an API token, and the journal says why', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoGroups })

  const reply = await post(path, JSON.parse(body), customers.globex.token)

  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 401, body: refusalBody('Invalid token.') })
  t.match(request, { reason: '401: this is the customer token of "globex", not an API token' })
})

test('credentials are checked before the body', async (t) => {
  const { send } = await startFake(t)

  const reply = await send(path, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'a;b' })

  t.equal(reply.status, 401)
})

test('the permission is checked before the body', async (t) => {
  const { send } = await startFake(t)

  const headers = { ...jsonHeaders(readOnlyToken), 'content-type': 'text/csv' }
  const reply = await send(path, { method: 'POST', headers, body: 'a;b' })

  t.equal(reply.status, 403)
})

for (const operation of operations) {
  const { name, method, permission } = operation

  test(`${name} needs an API token`, async (t) => {
    const { explo, send } = await startFake(t, { fixtures: twoGroups })
    const before = await explo.inspect()

    const text = JSON.stringify(bodyAbout(customers.acme, operation))
    const reply = await send(operation.url, { method, headers: json, body: text })

    t.equal(reply.status, 401)
    t.strictSame(await explo.inspect(), before)
  })

  test(`${name} accepts a read-only token only if it only reads`, async (t) => {
    const { explo, call } = await startFake(t, { fixtures: twoGroups })
    const before = await explo.inspect()

    const subject = bodyAbout(customers.acme, operation)
    const reply = await call(method, operation.url, subject, tokens.productionReadOnly)

    const refusal = { status: 403, body: refusalBody('You do not have permission to perform this action.') }
    if (permission === 'read-write') t.strictSame(reply, refusal)
    else t.equal(reply.status, 200)
    t.strictSame(await explo.inspect(), before)
  })
}
