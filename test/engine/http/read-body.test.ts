import { test } from 'tap'
import { jsonHeaders, overEveryTransport, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const group = '{"user_group_id":"acme","name":"Acme"}'

const malformed: Record<string, { body: string | Buffer; flaw: string }> = {
  'text that is not JSON': { body: 'user_group_id=acme', flaw: 'Expecting value' },
  'incomplete JSON': { body: group.slice(0, -1), flaw: 'Expecting value' },
  'more than one value': { body: `${group}${group}`, flaw: 'Expecting value' },
  'a trailing comma': { body: '{"user_group_id":"acme",}', flaw: 'Expecting value' },
  'a comment': { body: `${group}// Acme`, flaw: 'Expecting value' },
  'Python notation': { body: "{'user_group_id': 'acme', 'name': None}", flaw: 'Expecting value' },
  NaN: { body: '{"user_group_id":NaN}', flaw: 'Expecting value' },
  'a byte order mark': { body: `\ufeff${group}`, flaw: 'Expecting value' },
  'only spaces': { body: '  \r\n', flaw: 'Expecting value' },
  null: { body: 'null', flaw: 'Expecting an object' },
  'a list': { body: `[${group}]`, flaw: 'Expecting an object' },
  'a text': { body: '"acme"', flaw: 'Expecting an object' },
  'a number': { body: '5', flaw: 'Expecting an object' },
  'Latin 1': { body: Buffer.from('{"user_group_id":"é","name":"é"}', 'latin1'), flaw: 'The body is not UTF-8' },
  'half a character': { body: Buffer.from('{"user_group_id":"é').subarray(0, -1), flaw: 'The body is not UTF-8' },
  'UTF-16': { body: Buffer.from(group, 'utf16le'), flaw: 'Expecting value' },
}

for (const [name, { body, flaw }] of Object.entries(malformed)) {
  overEveryTransport(`a body of ${name} is refused`, async (t, { explo, send }) => {
    const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body })

    const [request] = await explo.requests.list()
    t.equal(reply.status, 400)
    t.strictSame(await reply.json(), { success: 0, detail: `JSON parse error - ${flaw}.` })
    t.match(request, {
      reason: `400: the body is not a valid JSON object (${flaw})`,
      hint: 'Send the JSON text of an object, as JSON.stringify() returns it.',
      assumptions: ['malformedBody'],
    })
    t.strictSame((await explo.inspect()).customers, [])
  })
}

test('a body that is not JSON is in the journal as text', async (t) => {
  const { explo, send } = await startFake(t)

  await send(path, { method: 'POST', headers: jsonHeaders(), body: 'user_group_id=acme' })

  const [request] = await explo.requests.list()
  t.equal(request?.body, 'user_group_id=acme')
})

overEveryTransport('an empty body is read as an empty object', async (t, { send }) => {
  const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body: '' })

  t.equal(reply.status, 400)
  t.match(await reply.json(), { errors: { user_group_id: ['This field is required.'] } })
})

test('the last value of a repeated key counts', async (t) => {
  const { explo, send } = await startFake(t)

  const body = '{"user_group_id":"acme","name":"First","name":"Second"}'
  await send(path, { method: 'POST', headers: jsonHeaders(), body })

  t.match((await explo.inspect()).customers, [{ name: 'Second' }])
})

const nested = (depth: number) => `{"user_group_id":"acme","name":"Acme","properties":${arrays(depth)}}`
const arrays = (depth: number) => `{"a":${'['.repeat(depth - 2)}${']'.repeat(depth - 2)}}`

overEveryTransport('500 levels of nesting are accepted, stored and returned', async (t, { explo, send }) => {
  const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body: nested(500) })

  t.equal(reply.status, 200)
  t.equal(JSON.stringify((await explo.inspect()).customers?.[0]?.properties), arrays(500))
})

for (const depth of [501, 100_000]) {
  overEveryTransport(`${depth} levels of nesting are refused`, async (t, { explo, send }) => {
    const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body: nested(depth) })

    t.equal(reply.status, 400)
    t.strictSame(await reply.json(), { success: 0, detail: 'JSON parse error - More than 500 levels of nesting.' })
    t.strictSame((await explo.inspect()).customers, [])
  })
}

test('brackets in a string do not count as nesting', async (t) => {
  const { post } = await startFake(t)
  const name = `${'['.repeat(600)}"\\"${'{'.repeat(600)}\\`

  const reply = await post(path, { user_group_id: 'acme', name })

  t.match(reply, { status: 200, body: { user_group: { name } } })
})

for (const type of [
  'application/json; charset=utf-8',
  'Application/JSON;charset="UTF-8"',
  'application/json;',
  'application/json ; odata=verbose',
]) {
  overEveryTransport(`the content type "${type}" is accepted as JSON`, async (t, { send }) => {
    const reply = await send(path, { method: 'POST', headers: { ...jsonHeaders(), 'content-type': type }, body: group })

    t.equal(reply.status, 200)
  })
}

for (const type of [
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/vnd.api+json',
  'application/jsonp',
  'json',
  'application/',
  'application/json, text/plain',
  '',
]) {
  overEveryTransport(`the content type "${type}" is refused, even with a JSON body`, async (t, { explo, send }) => {
    const reply = await send(path, { method: 'POST', headers: { ...jsonHeaders(), 'content-type': type }, body: group })

    const [request] = await explo.requests.list()
    const named = type.split(';')[0]
    t.equal(reply.status, 415)
    t.equal(reply.headers.get('x-explo-fake-hint'), 'Send "Content-Type: application/json".')
    t.strictSame(await reply.json(), { success: 0, detail: `Unsupported media type "${named}" in request.` })
    t.match(request, { body: JSON.parse(group), hint: /Content-Type/, assumptions: ['malformedBody'] })
  })
}

overEveryTransport('a body without a content type is refused', async (t, { explo, send }) => {
  const { 'content-type': _type, ...headers } = jsonHeaders()

  const reply = await send(path, { method: 'POST', headers, body: Buffer.from(group) })

  const [request] = await explo.requests.list()
  t.equal(reply.status, 415)
  t.equal(request?.reason, '415: the body is of no named type')
})

test('an unknown path is answered with 404, even with a wrong content type', async (t) => {
  const { explo, send } = await startFake(t)

  const headers = { ...jsonHeaders(), 'content-type': 'json' }
  const reply = await send('/api/create_group/', { method: 'POST', headers, body: group })

  const [request] = await explo.requests.unmatched()
  t.equal(reply.status, 404)
  t.strictSame(request?.body, JSON.parse(group))
})
