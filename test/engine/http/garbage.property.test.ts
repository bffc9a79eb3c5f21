import { deepStrictEqual, match, ok } from 'node:assert'
import fc from 'fast-check'
import { test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { documentedUrls } from '../../support/documented-urls.ts'
import { startFake } from '../../support/helper.ts'
import { openConnection, wireRequest } from '../../support/raw-connection.ts'
import { customers, tokens, twoGroups } from '../../support/two-groups.ts'

const documented = fc.constantFrom(...operations.flatMap(documentedUrls))
const character = fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' })

/** Documented paths, paths that are nearly one, and others. */
const path = fc.oneof(
  { weight: 20, arbitrary: documented },
  { weight: 1, arbitrary: documented.map((one) => one.slice(0, -1)) },
  { weight: 1, arbitrary: documented.map((one) => one.toUpperCase()) },
  { weight: 1, arbitrary: documented.map((one) => `/${one}`) },
  { weight: 1, arbitrary: documented.map((one) => one.replace(/[a-z]/, (a) => `%${a.charCodeAt(0).toString(16)}`)) },
  {
    weight: 2,
    arbitrary: fc.tuple(documented, fc.nat(), character).map(([one, at, put]) => `/${insert([one.slice(1), at, put])}`),
  },
  { weight: 2, arbitrary: fc.tuple(documented, fc.string()).map(([one, query]) => `${one}?${query}`) },
  { weight: 2, arbitrary: fc.string().map((text) => `/${text}`) },
)

const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('POST', 'POST', 'DELETE') },
  { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'PROPFIND', 'QUERY') },
)

const headerValue = fc.string().map((text) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, ''))
const headers = fc.record(
  {
    'explo-authorization': fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...Object.values(tokens)).map((token) => `Token ${token}`) },
      { weight: 1, arbitrary: headerValue },
    ),
    'content-type': fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('application/json', 'application/json; charset=utf-8') },
      { weight: 1, arbitrary: headerValue },
    ),
    origin: headerValue,
    cookie: headerValue,
    'accept-version': headerValue,
    'content-encoding': headerValue,
    'x-http-method-override': fc.constant('DELETE'),
  },
  { requiredKeys: ['explo-authorization', 'content-type'] },
)

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('acme', 'initech', ...Object.values(customers).map(({ token }) => token)),
)
const object = fc.dictionary(fc.string(), fc.jsonValue())
const fields = fc.record(
  {
    user_group_id: text,
    name: text,
    current_token: text,
    mapping: fc.oneof(fc.dictionary(fc.string(), fc.string()), object),
    is_demo_group: fc.boolean(),
    properties: object,
    data_source_id: fc.double(),
  },
  { requiredKeys: ['user_group_id', 'name', 'current_token'] },
)
const body = fc.oneof(
  { weight: 6, arbitrary: fields.map((one) => JSON.stringify(one)) },
  { weight: 2, arbitrary: fc.tuple(fields, object).map((both) => JSON.stringify(Object.assign({}, ...both))) },
  {
    weight: 2,
    arbitrary: fc.tuple(fields, fc.nat(), character).map(([one, ...put]) => insert([JSON.stringify(one), ...put])),
  },
  { weight: 2, arbitrary: fc.json() },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
)

test('arbitrary requests never cause a 5xx, and change nothing unless the answer is 200', async (t) => {
  const { explo, send } = await startFake(t, { fixtures: twoGroups })

  await t.resolves(
    fc.assert(
      fc.asyncProperty(path, method, headers, body, async (target, verb, sent, payload) => {
        await explo.reset()
        const before = await explo.inspect()

        const hasBody = verb !== 'GET' && verb !== 'HEAD'
        const reply = await send(target, { method: verb, headers: sent, ...(hasBody && { body: payload }) })

        const answer = await reply.text()
        const request = (await explo.requests.list({ limit: 1 }))[0]
        ok(reply.status < 500, `${reply.status} ${answer}`)
        if (answer !== '')
          match(answer, reply.status === 200 ? /^{"(success":1|count":|total_count":)/ : /^{"success":0,"detail":"[^"]/)
        if (reply.status !== 200) deepStrictEqual(await explo.inspect(), before)
        deepStrictEqual(request?.status, reply.status)
      }),
      { numRuns: 400 },
    ),
  )
})

const valid = wireRequest({
  headers: { 'explo-authorization': `Token ${tokens.production}` },
  body: JSON.stringify({ user_group_id: 'umbrella', name: 'Umbrella', properties: { region: 'EU' } }),
})

/** A request as it should be, with a few bytes replaced, left out or put in. */
const damaged = fc
  .array(fc.tuple(fc.nat(valid.length - 1), fc.nat(3), fc.uint8Array({ maxLength: 3 })), { maxLength: 4 })
  .map((damages) => {
    let bytes = Buffer.from(valid)
    for (const [at, lost, put] of damages)
      bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + lost)])
    return bytes
  })

test('arbitrary bytes never break or block the fake, and change nothing unless the answer is 200', async (t) => {
  const { explo, send } = await startFake(t, { transport: 'socket', fixtures: twoGroups })

  await t.resolves(
    fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.uint8Array()), async (bytes) => {
        await explo.reset()
        const before = await explo.inspect()

        const { socket, received } = openConnection(t, explo)
        socket.end(bytes)
        const reply = await received

        if (reply !== '') match(reply, /^HTTP\/1.1 [1234]\d\d /)
        if (!reply.includes('HTTP/1.1 200')) deepStrictEqual(await explo.inspect(), before)
      }),
      { numRuns: 300, timeout: 5000 },
    ),
  )

  const alive = await send('/api/create_user_group/', { method: 'POST' })
  t.equal(alive.status, 401)
})

function insert([text, at, put]: [string, number, string]): string {
  const place = at % (text.length + 1)
  return text.slice(0, place) + put + text.slice(place)
}
