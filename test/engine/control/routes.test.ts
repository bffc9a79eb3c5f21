import { test } from 'tap'
import packageJson from '../../../package.json' with { type: 'json' }
import { LocalWorld } from '../../../src/engine/handle/local-world.ts'
import { FakeError } from '../../../src/engine/input/tester-error.ts'
import type { GatePoint, VendorError } from '../../../src/index.ts'
import { apiToken, readOnlyToken } from '../../support/helper.ts'
import { startControl } from '../../support/start-control.ts'

const path = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }

test('health, ready and version describe the process', async (t) => {
  const { control } = await startControl(t)

  const { body: health } = await control('GET', '/health')
  const { body: ready } = await control('GET', '/ready')
  const { body: version } = await control('GET', '/version')

  t.strictSame(health, { status: 'ok' })
  t.strictSame(ready, { status: 'ready' })
  t.strictSame(version, { name: 'explo-fake', version: packageJson.version, node: process.version, pid: process.pid })
})

test('the control API answers what the handle returns', async (t) => {
  const { explo, control, post } = await startControl(t, { journal: { maxEntries: 2 } })
  for (const id of ['acme', 'globex']) await post(path, { user_group_id: id, name: id })
  await post('/api/nothing/', {})

  const answers = await Promise.all(
    ['/state', '/requests', '/requests/unmatched', '/assumptions'].map((route) => control('GET', route)),
  )

  t.strictSame(
    answers.map(({ body }) => body),
    [
      await explo.inspect(),
      { requests: await explo.requests.list(), total: 2, dropped: 1 },
      { requests: await explo.requests.unmatched() },
      { assumptions: await explo.assumptions() },
    ],
  )
})

test('a reset over HTTP resets the world', async (t) => {
  const { explo, control, post } = await startControl(t)
  await post(path, acme)

  const reply = await control('POST', '/reset')

  t.strictSame([reply.status, reply.body], [200, { epoch: 2 }])
  t.match(await explo.inspect(), { customers: { length: 0 } })
  t.strictSame(await explo.requests.list(), [])
})

test('a fixture can be seeded over HTTP with both modes', async (t) => {
  const { explo, control } = await startControl(t)

  const merged = await control('POST', '/seed', { body: { customers: [{ provided_id: 'acme' }] } })
  const again = await control('POST', '/seed?mode=merge', {
    body: { customers: [{ provided_id: 'acme' }, { provided_id: 'globex' }] },
  })
  const idsBefore = (await explo.inspect()).customers?.map(({ provided_id }) => provided_id)
  const replaced = await control('POST', '/seed?mode=replace', { body: { customers: [{ provided_id: 'initech' }] } })
  const idsAfter = (await explo.inspect()).customers?.map(({ provided_id }) => provided_id)

  t.strictSame(
    [merged, again, replaced].map(({ status, body }) => [status, body]),
    [
      [200, { created: 1, updated: 0 }],
      [200, { created: 1, updated: 1 }],
      [200, { created: 1, updated: 0 }],
    ],
  )
  t.strictSame([idsBefore, idsAfter], [['acme', 'globex'], ['initech']])
})

test('the answer of /state can be sent to /seed, even when it is large', async (t) => {
  const { explo, control } = await startControl(t)
  const customers = Array.from({ length: 5000 }, (_, index) => ({
    provided_id: `customer ${index}`,
    properties: { notes: 'x'.repeat(200), __proto: index },
  }))
  await explo.seed({ customers })
  const { body: state } = await control('GET', '/state')
  await control('POST', '/reset')

  const reply = await control('POST', '/seed', { body: state })

  t.strictSame([reply.status, reply.body], [200, { created: 5000, updated: 0 }])
  t.strictSame(await explo.inspect(), state)
})

test('a key __proto__ is stored like any other over HTTP', async (t) => {
  const { explo, control } = await startControl(t)
  const body = '{ "customers": [{ "provided_id": "__proto__", "properties": { "__proto__": { "a": 1 } } }] }'

  const reply = await control('POST', '/seed', { body })

  t.equal(reply.status, 200)
  t.equal(JSON.stringify((await explo.inspect()).customers?.[0]?.properties), '{"__proto__":{"a":1}}')
})

test('a fixture with mistakes is refused with all of them, and nothing is stored', async (t) => {
  const { explo, control } = await startControl(t)
  const before = await explo.inspect()

  const reply = await control('POST', '/seed', { body: { custmers: [], team_id: '3' } })

  t.equal(reply.status, 422)
  t.strictSame(reply.body, {
    error: {
      code: 'EXPLO_FAKE_FIXTURE',
      message: `seed: /custmers is not a known key. Did you mean "customers"?
seed: /team_id must be an integer, but is "3". Write it without quotes.`,
      hint: 'Nothing was stored. fixtures/schema.json in the package lists every key; name it as "$schema" and your editor checks as you type.',
      mistakes: [
        { origin: 'seed', pointer: '/custmers', message: 'is not a known key. Did you mean "customers"?' },
        { origin: 'seed', pointer: '/team_id', message: 'must be an integer, but is "3". Write it without quotes.' },
      ],
    },
  })
  t.strictSame(await explo.inspect(), before)
})

test('requests can be filtered as with the handle', async (t) => {
  const { control, post } = await startControl(t)
  await post(path, acme)
  await post(path, acme, readOnlyToken)
  await post('/api/update_user_group/', { user_group_id: 'nobody' })

  const { body: byOperation } = await control('GET', '/requests?operation=createUserGroup&status=403')
  const { body: newest } = await control('GET', '/requests?limit=1')
  const { body: none } = await control('GET', '/requests?limit=0')

  t.match(byOperation, { requests: [{ id: 'r2' }], dropped: 0 })
  t.match(newest, { requests: [{ id: 'r3' }] })
  t.strictSame(none, { requests: [], total: 3, dropped: 0 })
})

test('deleting the requests clears only the journal', async (t) => {
  const { explo, control, post } = await startControl(t)
  await post(path, acme)

  const reply = await control('DELETE', '/requests')

  t.strictSame([reply.status, reply.body], [204, undefined])
  t.strictSame(await explo.requests.list(), [])
  t.match(await explo.inspect(), { customers: [{ provided_id: 'acme' }] })
})

test('no control call is in the journal, not even a refused one', async (t) => {
  const { explo, control, post } = await startControl(t)
  const calls = [
    'GET /state',
    'POST /reset',
    'GET /nothing',
    'PUT /reset',
    'GET /',
    'POST /seed',
    'DELETE /requests',
    'OPTIONS /state',
  ]

  for (const call of calls) await control(...(call.split(' ') as [string, string]))
  await post(path, acme)

  t.match(await explo.requests.list(), [{ id: 'r1', path }])
})

test('any API token of a world selects it', async (t) => {
  const { explo, control } = await startControl(t)

  for (const token of [apiToken, readOnlyToken]) {
    const reply = await control('GET', '/state', { headers: { 'explo-authorization': `Token ${token}` } })

    t.strictSame(reply.body, await explo.inspect())
  }
})

test('a replaced API token no longer selects a world', async (t) => {
  const { explo, control } = await startControl(t)
  await explo.seed({ visibility_groups: [{ name: 'Other' }] }, { mode: 'replace' })

  const former = await control('POST', '/reset', { headers: { 'explo-authorization': `Token ${apiToken}` } })
  const current = await control('POST', '/reset', { headers: { 'explo-authorization': `Token ${explo.apiToken}` } })

  t.equal(former.status, 404)
  t.strictSame(current.body, { epoch: 3 })
})

test('an empty body is accepted with any content type', async (t) => {
  const { control } = await startControl(t)

  for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
    t.equal((await control('POST', '/reset', { headers: { 'content-type': type }, body: '' })).status, 200, type)
  }
  t.equal((await control('DELETE', '/requests', { headers: { 'content-type': 'application/json' } })).status, 204)
})

test('JSON may have a charset, or a type that ends in +json', async (t) => {
  const { control } = await startControl(t)

  for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/schema+json']) {
    t.equal((await control('POST', '/seed', { headers: { 'content-type': type }, body: {} })).status, 200, type)
  }
})

test('a defect of the fake is answered with 500, and logged', async (t) => {
  const lines: string[] = []
  const { control } = await startControl(t, {
    logger: { level: 'error', stream: { write: (line) => void lines.push(line) } },
  })
  t.intercept(LocalWorld.prototype, 'inspect', {
    value: async () => {
      throw new Error('It broke.')
    },
  })

  const reply = await control('GET', '/state')

  t.equal(reply.status, 500)
  t.strictSame(reply.body, {
    error: {
      code: 'EXPLO_FAKE_INTERNAL',
      message: 'It broke.',
      hint: 'This is a defect of explo-fake. Please report it.',
    },
  })
  t.match(lines.join(''), 'It broke.')
})

test('an error without a documented status is answered with 400', async (t) => {
  const { control } = await startControl(t)
  t.intercept(LocalWorld.prototype, 'inspect', {
    value: async () => {
      throw new FakeError('PEER_MISSING', 'A package is missing.', 'Install it.')
    },
  })

  const reply = await control('GET', '/state')

  t.equal(reply.status, 400)
  t.match(reply.body, { error: { code: 'EXPLO_FAKE_PEER_MISSING', hint: 'Install it.' } })
})

test('the lists of faults and gates include the names that a new one may have', async (t) => {
  const { control, explo } = await startControl(t)

  const faults = (await control('GET', '/faults')).body as { errors: VendorError[]; connections: string[] }
  const gates = (await control('GET', '/gates')).body as { points: GatePoint[] }

  for (const then of faults.errors) await explo.faults.add({ match: { operation: 'createCustomer' }, then })
  t.match(faults, {
    errors: ['unauthorized'],
    connections: ['reset', 'empty', 'hang', 'truncate', 'malformed', 'slow'],
  })
  t.strictSame(gates, { gates: [], points: ['received', 'beforeCommit', 'afterCommit', 'beforeReply'] })
})
