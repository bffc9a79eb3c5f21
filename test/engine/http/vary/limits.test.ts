import { type Test, test } from 'tap'
import { connectExploFake, type ExploFake, type ExploFakeOptions } from '../../../../src/index.ts'
import { jsonHeaders, startFake } from '../../../support/helper.ts'
import { exchange, wireRequest } from '../../../support/raw-connection.ts'

const acme = { user_group_id: 'acme', name: 'Acme' }
const rounds = Array.from({ length: 20 }, (_, index) => index)

async function start(t: Test, options: ExploFakeOptions = {}): Promise<ExploFake> {
  const { explo } = await startFake(t, { transport: 'socket', vary: true, ...options })
  return explo
}

function send(explo: ExploFake, method: string, path: string, body?: object): Promise<Response> {
  const init = { method, headers: jsonHeaders(), redirect: 'manual' as const }
  return explo.fetch(`https://api.explo.co${path}`, body ? { ...init, body: JSON.stringify(body) } : init)
}

test('values of the user get no additional fields, and keep their lists and nulls', async (t) => {
  const explo = await start(t)
  const properties = { regions: ['EU', 'US', 'APAC'], 9: null, nested: { b: 1, a: [{ y: 1, x: 2 }] } }
  const mapping = { 40: '213', 134: '386' }

  for (const round of rounds) {
    const sent = { provided_id: `${round}`, name: 'Acme', properties, mapping }
    const { customer } = await jsonOf(send(explo, 'POST', '/api/create_customer/', sent))
    t.match(customer, { emails: { length: 0 }, group_tags: { length: 0 } })
    const { computed_properties: computed, properties: own, parent_schema_datasource_mapping: mapped } = customer
    t.strictSame([own, computed, mapped], [properties, properties, mapping])
  }
})

test('pages keep their order', async (t) => {
  const ids = rounds.map((round) => `customer ${round}`)
  const explo = await start(t, { fixtures: { customers: ids.map((provided_id) => ({ provided_id })) } })

  for (const path of ['/v2/api/customers/', '/api/v2/customers/']) {
    const { results } = await jsonOf(send(explo, 'GET', path))
    t.strictSame(idsOf(results.customers), ids)
  }
})

test('a long list that is sent in parts is also varied, and complete', async (t) => {
  const ids = Array.from({ length: 201 }, (_, index) => `customer ${index}`)
  const explo = await start(t, { fixtures: { customers: ids.map((provided_id) => ({ provided_id })) } })

  const reply = await jsonOf(send(explo, 'GET', '/api/customers/'))

  const listed = idsOf(reply.customers)
  t.notSame(listed, ids)
  t.strictSame(listed.sort(), [...ids].sort())
})

test('the answers of faults are not varied', async (t) => {
  const explo = await start(t)
  const body = { z: 1, a: [2, 1], m: null, y: 'ü'.repeat(50) }
  for (const phase of ['before', 'after'] as const) {
    const then = { status: 503, headers: { 'x-mine': 'As I said' }, body }
    await explo.faults.add({ match: {}, phase, times: 'unlimited', then })
    for (const _ of rounds) {
      const raw = await exchange(t, explo, wireRequest({ body: JSON.stringify(acme) }))
      t.match(raw, /\r\nx-mine: As I said\r\n/)
      t.equal(raw.slice(raw.indexOf('\r\n\r\n') + 4), JSON.stringify(body))
    }
    await explo.faults.clear()
  }

  t.match(
    await explo.requests.list(),
    rounds.map(() => ({ variations: [] })),
  )
})

test('a slow answer is split only by its fault', async (t) => {
  const explo = await start(t)
  await explo.faults.add({ match: {}, times: 'unlimited', then: { connection: 'slow', over: '1ms' } })

  for (const _ of rounds) {
    const reply = await send(explo, 'POST', '/api/create_user_group/', acme)
    t.match(await reply.json(), { success: 1, user_group: { provided_id: 'acme' } })
    t.ok(reply.headers.has('content-length'))
  }
  t.notMatch(JSON.stringify((await explo.requests.list()).map(({ variations }) => variations)), /chunks/)
})

test('answers without a body are not varied', async (t) => {
  const explo = await start(t)
  for (const _ of rounds) {
    const head = await exchange(t, explo, wireRequest({ method: 'HEAD', target: '/api/group_tags/' }))
    t.match(head, /^HTTP\/1\.1 405 .*\r\ncontent-length: \d+\r\n.*\r\n\r\n$/is)
    const preflight = await exchange(t, explo, wireRequest({ method: 'OPTIONS', target: '/api/group_tags/' }))
    t.match(preflight, /^HTTP\/1\.1 204 .*\r\n\r\n$/s)
    const redirect = await exchange(t, explo, wireRequest({ target: '/api/create_user_group' }))
    t.match(redirect, /^HTTP\/1\.1 301 .*\r\nlocation: \/api\/create_user_group\/\r\n.*\r\n\r\n$/is)
  }
})

test('an HTTP/1.0 client gets no chunked answers', async (t) => {
  const explo = await start(t)
  for (const _ of rounds) {
    const raw = await exchange(t, explo, wireRequest({ version: '1.0', body: JSON.stringify(acme) }))
    t.notMatch(raw, /transfer-encoding/i)
    t.match(JSON.parse(raw.slice(raw.indexOf('\r\n\r\n') + 4)), { success: 1 })
  }
})

test('answers of the control API never vary', async (t) => {
  const explo = await start(t)
  const request = wireRequest({ method: 'GET', target: '/__admin/clock' })

  const heads = new Set<string>()
  for (const _ of rounds) heads.add((await exchange(t, explo, request)).replace(/\{.*|^date.*$/gim, ''))

  t.equal(heads.size, 1)
})

test('a recorded refusal gets an additional field only if it has the form of the documented one', async (t) => {
  const errorBody = {
    plain: { detail: '{detail}' },
    fields: { '{field}': '{sentences}' },
  }
  const explo = await start(t, { assumptions: { errorBody } })

  const plain = new Set<number>()
  for (const _ of rounds) {
    const refused = await jsonOf(send(explo, 'POST', '/api/create_user_group/', {}))
    t.strictSame(refused, { user_group_id: ['This field is required.'], name: ['This field is required.'] })
    plain.add(Object.keys(await jsonOf(send(explo, 'GET', '/nowhere/'))).length)
  }
  t.strictSame([...plain].sort(), [1, 2])
})

test('a refusal that was recorded as plain text is sent unchanged', async (t) => {
  const explo = await start(t, { assumptions: { refusals: { unknownPath: { status: 404, body: 'Nothing here' } } } })

  t.equal(await (await send(explo, 'GET', '/nowhere/')).text(), 'Nothing here')
})

test('the journal and explain describe how an answer was varied, also over a remote handle', async (t) => {
  const explo = await start(t)
  const remote = await connectExploFake(explo.url)
  for (const _ of rounds) {
    const init = { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) }
    const text = await (await fetch(`${explo.url}/api/create_user_group/`, init)).text()

    const [record] = await explo.requests.list({ limit: 1 })
    t.strictSame(record?.reply, JSON.parse(text.replace(/"token":"\w+(\w{4})"/, '"token":"…$1"')))
    const line = /^Varied .*$/m.exec(await remote.explain(record?.id as string))?.[0]
    t.equal(line, `Varied (option "vary", randomSeed "explo"): ${record?.variations.join('; ')}.`)
  }

  const kinds = new Set((await remote.requests.list()).flatMap(({ variations }) => variations.map(kindOf)))
  t.strictSame([...kinds].sort(), [
    'header names in Title-Case',
    'header names in UPPER CASE',
    'keys in another order',
    'properties, which is null, left out',
    'sent in n chunks',
    'unknown field in the answer',
    'unknown field in user_group',
  ])
})

test('explain lists the fields of get-or-create that had no effect when the answer has another order', async (t) => {
  const explo = await start(t)
  const sent = { provided_id: 'acme', name: 'Acme', emails: ['a@x.y', 'b@x.y', 'c@x.y'], properties: { a: 1, b: 2 } }
  for (const _ of rounds) {
    const reply = await send(explo, 'POST', '/api/create_customer/', sent)
    t.notMatch(await explo.explain(reply.headers.get('x-explo-fake-request') as string), /in vain|was sent as/)
  }
  await send(explo, 'POST', '/api/create_customer/', { ...sent, properties: { a: 2 } })
  t.match(await explo.explain(`r${rounds.length + 1}`), /properties was sent as \{"a":2\} and stays \{/)
})

// biome-ignore lint/suspicious/noExplicitAny: a test may trust what it reads.
async function jsonOf(reply: Promise<Response>): Promise<any> {
  return (await reply).json()
}

function idsOf(customers: readonly { readonly provided_id: string }[]): string[] {
  return customers.map(({ provided_id }) => provided_id)
}

function kindOf(variation: string): string {
  return variation.replace(/ explo_fake_vary_\w+/, '').replace(/\d/, 'n')
}
