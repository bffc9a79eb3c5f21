import { test } from 'tap'
import { operationNames, operations } from '../../../src/explo/operations/index.ts'
import type { RequestFilter } from '../../../src/index.ts'
import { apiToken, jsonHeaders, overBothHandles, readOnlyToken, startFake } from '../../support/helper.ts'

const path = {
  create: '/api/create_user_group/',
  update: '/api/update_user_group/',
  refresh: '/api/refresh_user_group_token/',
  delete: '/api/delete_user_group/',
}

const acme = { user_group_id: 'acme', name: 'Acme' }

overBothHandles('a request is recorded with its content, its answer and its changes', async (t, { explo, post }) => {
  const { body: reply } = await post(path.create, { ...acme, is_demo_group: true, colour: 'red' })

  const [request] = await explo.requests.list()
  const { token } = reply.user_group as { token: string }
  const { receivedAt, headers, ...rest } = request ?? {}
  t.match(receivedAt, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  t.match(headers, { 'content-type': 'application/json', 'explo-authorization': 'Token …oken' })
  t.strictSame(rest, {
    id: 'r1',
    operation: 'createUserGroup',
    method: 'POST',
    path: path.create,
    body: { ...acme, is_demo_group: true, colour: 'red' },
    visibilityGroup: 'Production',
    permission: 'read-write',
    status: 200,
    reply: {
      success: 1,
      new_user_group: true,
      user_group: {
        team_id: 3,
        token: `…${token.slice(-4)}`,
        name: 'Acme',
        provided_id: 'acme',
        is_demo_group: true,
        properties: null,
      },
    },
    changes: [
      {
        kind: 'customer',
        visibilityGroup: 'Production',
        before: null,
        after: {
          provided_id: 'acme',
          customer_id: 1,
          name: 'Acme',
          visibility_group: 'Production',
          token: `…${token.slice(-4)}`,
          is_demo_group: true,
          mapping: null,
          properties: null,
          emails: [],
          group_tags: [],
          hierarchy_level: 'Customer',
        },
      },
    ],
    reason: null,
    hint: null,
    assumptions: [...(operations.find(({ name }) => name === 'createUserGroup')?.restsOn ?? []), 'unknownFields'],
    replacedBy: 'createCustomer',
    unknownFields: ['colour'],
    faults: [],
    isInjected: false,
    variations: [],
  })
})

overBothHandles(
  'each request shows the changed records before and after it, and none if it changed nothing',
  async (t, { explo, post, call }) => {
    await post(path.create, acme)
    await post(path.create, { ...acme, name: 'Ignored' })
    await post(path.update, { ...acme, name: 'Renamed' })
    const [customer] = (await explo.inspect()).customers ?? []
    const { body } = await post(path.refresh, { current_token: customer?.token })
    const { token } = body.user_group as { token: string }
    await call('DELETE', path.delete, { current_token: token })

    const [created, known, updated, refreshed, deleted] = (await explo.requests.list()).map(({ changes }) => changes)
    const old = `…${customer?.token?.slice(-4)}`
    const fresh = `…${token.slice(-4)}`
    t.match(created, [{ before: null, after: { name: 'Acme', token: old } }])
    t.strictSame(known, [])
    t.match(updated, [{ before: { name: 'Acme' }, after: { name: 'Renamed', token: old } }])
    t.match(refreshed, [{ before: { name: 'Renamed', token: old }, after: { name: 'Renamed', token: fresh } }])
    t.match(deleted, [{ before: { name: 'Renamed', token: fresh }, after: null }])
  },
)

const refusals: Record<string, { path: string; body?: unknown; token?: string; reason: string }> = {
  'an unknown API token': {
    path: path.create,
    body: acme,
    token: 'nobody',
    reason: '401: no world has the API token …ody',
  },
  'a read-only API token': {
    path: path.create,
    body: acme,
    token: readOnlyToken,
    reason: '403: createUserGroup can write, and the API token is read-only',
  },
  'a wrong field': {
    path: path.create,
    body: { user_group_id: 5, name: '' },
    reason: '400: user_group_id: Not a valid string.; name: This field may not be blank.',
  },
  'an unknown id': {
    path: path.update,
    body: acme,
    reason: '404: there is no customer "acme" in visibility group Production',
  },
  'an unknown path': {
    path: '/api/create_usergroup/',
    body: acme,
    reason: '404: Explo has no path /api/create_usergroup/',
  },
  'a body that is not an object': {
    path: path.create,
    body: [acme],
    reason: '400: the body is not a valid JSON object (Expecting an object)',
  },
}

for (const [name, { path, body, token = apiToken, reason }] of Object.entries(refusals)) {
  overBothHandles(`the journal gives the reason for the refusal of ${name}`, async (t, { explo, post }) => {
    const { status } = await post(path, body, token)

    t.match(await explo.requests.list(), [{ status, reason, changes: { length: 0 } }])
  })
}

overBothHandles('no part of an entry shows a complete token', async (t, { explo, send }) => {
  const secret = 'made-up-by-a-fixture'
  await explo.seed({ customers: [{ provided_id: 'acme', token: secret }] })
  const refresh = (body: string, contentType: string, target = path.refresh) =>
    send(`${target}?key=${apiToken}&t=${secret}`, {
      method: 'POST',
      headers: { 'content-type': contentType, 'explo-authorization': `Token ${apiToken}`, 'x-customer': secret },
      body,
    })

  await refresh(`{ "current_token": "${secret}"`, 'application/json')
  await refresh(`current_token=${secret}`, 'application/x-www-form-urlencoded')
  await refresh(`{ "current_token": ["${secret}"], "${secret}": 1 }`, 'application/json')
  await refresh(`{ "current_token": "${secret}" }`, 'application/json')
  await refresh(`"${secret}"`, 'application/json', `/api/${secret}/`)

  const requests = await explo.requests.list()
  t.strictSame(
    requests.map(({ status }) => status),
    [400, 415, 400, 200, 404],
  )
  t.notMatch(JSON.stringify(requests), secret)
  t.notMatch(JSON.stringify(requests), apiToken)
})

overBothHandles(
  'requests are filtered by operation and status, and limited to the newest ones',
  async (t, { explo, post }) => {
    await post(path.create, acme)
    await post(path.update, { user_group_id: 'globex' })
    await post(path.create, acme, readOnlyToken)

    const idsOf = async (filter?: RequestFilter) => (await explo.requests.list(filter)).map(({ id }) => id)

    t.strictSame(await idsOf(), ['r1', 'r2', 'r3'])
    t.strictSame(await idsOf({}), ['r1', 'r2', 'r3'])
    t.strictSame(await idsOf({ operation: 'createUserGroup' }), ['r1', 'r3'])
    t.strictSame(await idsOf({ operation: 'createUserGroup', status: 403 }), ['r3'])
    t.strictSame(await idsOf({ status: 500 }), [])
    t.strictSame(await idsOf({ limit: 2 }), ['r2', 'r3'])
    t.strictSame(await idsOf({ operation: 'createUserGroup', limit: 1 }), ['r3'])
    t.strictSame(await idsOf({ before: 'r3' }), ['r1', 'r2'])
    t.strictSame(await idsOf({ before: 'r3', limit: 1 }), ['r2'])
    t.strictSame(await idsOf({ before: 'r1' }), [])
    t.strictSame(await idsOf({ limit: 0 }), [])
    t.strictSame(await idsOf({ operation: undefined, status: undefined, limit: undefined }), ['r1', 'r2', 'r3'])
  },
)

const uselessFilters: Record<string, { filter: unknown; problem: string; hint: string }> = {
  'an unknown key': {
    filter: { operations: 'createUserGroup' },
    problem: 'Requests cannot be filtered by "operations".',
    hint: 'Did you mean "operation"?',
  },
  'an unknown operation': {
    filter: { operation: 'createUsergroup' },
    problem: 'There is no operation "createUsergroup".',
    hint: 'Did you mean "createUserGroup"?',
  },
  'a status as text': {
    filter: { status: '404' },
    problem: '"status" must be an HTTP status, not "404".',
    hint: 'Give a number from 100 to 599.',
  },
  'a status that HTTP does not have': {
    filter: { status: 600 },
    problem: '"status" must be an HTTP status, not 600.',
    hint: 'Give a number from 100 to 599.',
  },
  'a negative limit': {
    filter: { limit: -1 },
    problem: '"limit" must be a number of requests, not -1.',
    hint: 'Give 0 or a positive whole number.',
  },
  'a "before" that is not an id': {
    filter: { before: '3' },
    problem: '"before" must be the id of a request, not "3".',
    hint: 'An id is for example "r12".',
  },
  'a text instead of a filter': {
    filter: 'createUserGroup',
    problem: 'A filter of requests must be an object, not "createUserGroup".',
    hint: 'Its keys are: operation, status, where, limit, before.',
  },
  null: {
    filter: null,
    problem: 'A filter of requests must be an object, not null.',
    hint: 'Its keys are: operation, status, where, limit, before.',
  },
}

for (const [name, { filter, problem, hint }] of Object.entries(uselessFilters)) {
  overBothHandles(`${name} is refused, because an empty list would mislead`, async (t, { explo }) => {
    await t.rejects(explo.requests.list(filter as RequestFilter), { code: 'EXPLO_FAKE_OPTION', problem, hint })
  })
}

test('an operation that is not a text is refused with the known names', async (t) => {
  const { explo } = await startFake(t)

  await t.rejects(explo.requests.list({ operation: 5 } as object), {
    code: 'EXPLO_FAKE_OPTION',
    problem: 'There is no operation 5.',
    hint: `Known are: ${operationNames.slice(0, 20).join(', ')} and ${operationNames.length - 20} more.`,
  })
})

overBothHandles(
  'requests that matched no operation are listed separately',
  { assumptions: { trailingSlash: 'reject' } },
  async (t, { explo, post, call }) => {
    await post(path.create, acme)
    await post(path.update, { user_group_id: 'globex' })
    await post('/api/nothing/', {})
    await call('PUT', path.create, acme)
    await post('/api/create_user_group', acme)

    const unmatched = await explo.requests.unmatched()

    t.match(unmatched, [
      { id: 'r3', operation: null, status: 404 },
      { id: 'r4', operation: null, status: 405 },
      { id: 'r5', operation: null, status: 405 },
    ])
    t.equal(unmatched.length, 3)
  },
)

overBothHandles('clearing removes only the requests', async (t, { explo, post }) => {
  await post(path.create, acme)
  const before = await explo.inspect()

  await explo.requests.clear()

  t.strictSame(await explo.requests.list(), [])
  t.strictSame(await explo.requests.unmatched(), [])
  t.equal(await explo.requests.dropped(), 0)
  t.strictSame(await explo.inspect(), before)
  await post(path.create, acme)
  t.match(await explo.requests.list(), [{ id: 'r2' }])
})

overBothHandles('the option "journal" limits the stored requests', { journal: { maxEntries: 2 } }, async (t, fake) => {
  const { explo, post, transport } = fake
  const { explo: narrow, post: postNarrow } = await startFake(t, { transport, journal: { maxBytes: 300 } })

  for (const send of [post, post, post, postNarrow, postNarrow, postNarrow]) await send(path.create, acme)

  t.match(await explo.requests.list(), [{ id: 'r2' }, { id: 'r3' }])
  t.equal(await explo.requests.dropped(), 1)
  t.match(await narrow.requests.list(), [{ id: 'r3' }])
  t.equal(await narrow.requests.dropped(), 2)
})

overBothHandles('the answer names the id of its request', async (t, { send }) => {
  const reply = await send('/api/nothing/', { method: 'GET' })

  t.equal(reply.headers.get('x-explo-fake-request'), 'r1')
})

overBothHandles('a filter by fields skips bodies that are not JSON', async (t, { explo, send, post }) => {
  await send(path.create, { method: 'POST', headers: jsonHeaders(), body: '{"name": "Acme"' })
  await post(path.create, { ...acme, name: 'Acme' })

  const found = await explo.requests.list({ where: { name: 'Acme' } })

  t.strictSame(
    found.map(({ id }) => id),
    ['r2'],
  )
})
