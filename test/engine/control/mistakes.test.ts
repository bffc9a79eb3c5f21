import { test } from 'tap'
import { membersOf as controlMembersOf } from '../../../src/engine/control/members/index.ts'
import { suggestion } from '../../../src/engine/input/nearest.ts'
import { explo } from '../../../src/explo/index.ts'
import { exchange, wireRequest } from '../../support/raw-connection.ts'
import { startControl } from '../../support/start-control.ts'

const members = controlMembersOf(explo)

interface Mistake {
  readonly call: string
  readonly headers?: Record<string, string>
  readonly body?: unknown
  readonly status: number
  readonly error: { readonly code: string; readonly message: string; readonly hint: string }
}

const paths = [...new Set(members.map(({ path }) => path))]
const allRoutes = suggestion('nothing', paths, '/__admin')
const worldCure = 'Send "Token " and an API token of a fixture, or leave the header out for the default world.'

const mistakes: Record<string, Mistake> = {
  'an unknown route': {
    call: 'GET /stat',
    status: 404,
    error: {
      code: 'EXPLO_FAKE_UNKNOWN_ROUTE',
      message: 'There is no control route /__admin/stat.',
      hint: 'Did you mean "/__admin/state"?',
    },
  },
  'an unknown route that barely resembles another': {
    call: 'GET /nope',
    status: 404,
    error: {
      code: 'EXPLO_FAKE_UNKNOWN_ROUTE',
      message: 'There is no control route /__admin/nope.',
      hint: allRoutes,
    },
  },
  'an unknown route with a query that resembles no other': {
    call: 'POST /zzz?mode=merge',
    status: 404,
    error: {
      code: 'EXPLO_FAKE_UNKNOWN_ROUTE',
      message: 'There is no control route /__admin/zzz.',
      hint: allRoutes,
    },
  },
  'an additional slash': {
    call: 'GET /state/',
    status: 404,
    error: {
      code: 'EXPLO_FAKE_UNKNOWN_ROUTE',
      message: 'There is no control route /__admin/state/.',
      hint: 'Did you mean "/__admin/state"?',
    },
  },
  'a wrong method': {
    call: 'GET /reset',
    status: 405,
    error: {
      code: 'EXPLO_FAKE_METHOD',
      message: 'The control route /__admin/reset does not answer GET.',
      hint: 'Send POST.',
    },
  },
  'a wrong method of a route with two': {
    call: 'PATCH /requests?limit=1',
    status: 405,
    error: {
      code: 'EXPLO_FAKE_METHOD',
      message: 'The control route /__admin/requests does not answer PATCH.',
      hint: 'Send GET, DELETE.',
    },
  },
  'deleting the default world': {
    call: 'DELETE /world',
    status: 409,
    error: {
      code: 'EXPLO_FAKE_DEFAULT_WORLD',
      message: 'The default world cannot be closed.',
      hint: 'Reset it, or stop the fake.',
    },
  },
  'a path of a file as the fixtures of a world': {
    call: 'POST /worlds',
    body: { name: 'mine', fixtures: '/etc/passwd' },
    status: 400,
    error: {
      code: 'EXPLO_FAKE_BODY',
      message: 'The fixtures of a world cannot be a path here.',
      hint: 'Send the fixture itself.',
    },
  },
  'an unknown mode of the clock': {
    call: 'PUT /clock',
    body: { mode: 'froze' },
    status: 400,
    error: {
      code: 'EXPLO_FAKE_OPTION',
      message: 'There is no mode "froze" of a clock.',
      hint: 'Did you mean "frozen"?',
    },
  },
  'an unknown gate': {
    call: 'POST /gates/g9/release',
    status: 404,
    error: {
      code: 'EXPLO_FAKE_UNKNOWN_GATE',
      message: 'There is no gate "g9".',
      hint: 'There is none.',
    },
  },
  'an unknown query parameter': {
    call: 'POST /seed?mod=merge',
    status: 400,
    error: {
      code: 'EXPLO_FAKE_QUERY',
      message: 'There is no query parameter "mod".',
      hint: 'Did you mean "mode"?',
    },
  },
  'a filter for a route without filters': {
    call: 'DELETE /requests?status=404',
    status: 400,
    error: { code: 'EXPLO_FAKE_QUERY', message: 'There is no query parameter "status".', hint: 'There is none.' },
  },
  'a repeated query parameter': {
    call: 'GET /requests?status=404&status=403',
    status: 400,
    error: { code: 'EXPLO_FAKE_QUERY', message: 'The query parameter "status" is given twice.', hint: 'Give it once.' },
  },
  'a query parameter __proto__': {
    call: 'GET /requests?__proto__=1',
    status: 400,
    error: {
      code: 'EXPLO_FAKE_QUERY',
      message: 'There is no query parameter "__proto__".',
      hint: 'Known are: operation, status, where, limit, before.',
    },
  },
  'an unknown operation': {
    call: 'GET /requests?operation=createUsergroup',
    status: 400,
    error: {
      code: 'EXPLO_FAKE_OPTION',
      message: 'There is no operation "createUsergroup".',
      hint: 'Did you mean "createUserGroup"?',
    },
  },
  'a status that is not a number': {
    call: 'GET /requests?status=forbidden',
    status: 400,
    error: {
      code: 'EXPLO_FAKE_OPTION',
      message: '"status" must be an HTTP status, not "forbidden".',
      hint: 'Give a number from 100 to 599.',
    },
  },
  'an empty limit': {
    call: 'GET /requests?limit=',
    status: 400,
    error: {
      code: 'EXPLO_FAKE_OPTION',
      message: '"limit" must be a number of requests, not "".',
      hint: 'Give 0 or a positive whole number.',
    },
  },
  'an unknown value of include': {
    call: 'POST /reset?include=token',
    status: 400,
    error: {
      code: 'EXPLO_FAKE_OPTION',
      message: 'An answer cannot include "token".',
      hint: 'Did you mean "tokens"?',
    },
  },
  'a misspelt seed mode': {
    call: 'POST /seed?mode=replase',
    body: {},
    status: 400,
    error: {
      code: 'EXPLO_FAKE_OPTION',
      message: 'There is no seed mode "replase".',
      hint: 'Did you mean "replace"?',
    },
  },
  'a seed without a body': {
    call: 'POST /seed',
    status: 400,
    error: { code: 'EXPLO_FAKE_NO_BODY', message: 'The call has no body.', hint: 'Send a fixture as JSON.' },
  },
  'a body that is not JSON': {
    call: 'POST /seed',
    body: '{ "customers": [ }',
    status: 400,
    error: {
      code: 'EXPLO_FAKE_JSON',
      message: 'The body is not JSON at line 1, column 18: expected a value, but found "}".',
      hint: 'Send valid JSON.',
    },
  },
  'a body with a repeated key': {
    call: 'POST /seed',
    body: '{ "group_tags": [], "group_tags": [] }',
    status: 400,
    error: {
      code: 'EXPLO_FAKE_JSON',
      message: '/group_tags of the body is there twice, the second time at line 1, column 21.',
      hint: 'Send valid JSON.',
    },
  },
  'a body with another content type': {
    call: 'POST /seed',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '{}',
    status: 415,
    error: {
      code: 'EXPLO_FAKE_MEDIA_TYPE',
      message: 'The body is application/x-www-form-urlencoded.',
      hint: 'Send JSON, with "Content-Type: application/json".',
    },
  },
  'an unknown API token': {
    call: 'GET /state',
    headers: { 'explo-authorization': 'Token nobody' },
    status: 404,
    error: {
      code: 'EXPLO_FAKE_UNKNOWN_WORLD',
      message: 'No world has the API token of the Explo-Authorization header.',
      hint: `${worldCure} With --unknown-tokens new-world, a new token opens a world.`,
    },
  },
  'a token without its scheme': {
    call: 'GET /state',
    headers: { 'explo-authorization': 'explo-test-token' },
    status: 400,
    error: {
      code: 'EXPLO_FAKE_CREDENTIALS',
      message: 'No world is named: the Explo-Authorization header does not start with "Token ".',
      hint: worldCure,
    },
  },
}

for (const [name, { call, headers = {}, body, status, error }] of Object.entries(mistakes)) {
  test(`${name} is refused with advice, and changes nothing`, async (t) => {
    const { explo, control, post } = await startControl(t)
    await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })
    const [state, requests] = [await explo.inspect(), await explo.requests.list()]

    const reply = await control(...(call.split(' ') as [string, string]), { headers, body })

    t.strictSame([reply.status, reply.body], [status, { error }])
    t.strictSame([await explo.inspect(), await explo.requests.list()], [state, requests])
  })
}

test('a wrong method is refused with the allowed methods in a header', async (t) => {
  const { control } = await startControl(t)

  t.equal((await control('PUT', '/requests')).headers.allow, 'GET, DELETE')
  t.equal((await control('OPTIONS', '/reset')).headers.allow, 'POST')
})

test('a method that no control route has is refused, and is not in the journal', async (t) => {
  const { control, explo } = await startControl(t)

  for (const method of ['PROPFIND', 'TRACE']) {
    const reply = await control(method, '/reset')

    t.match(reply, { status: 405, headers: { allow: 'POST' }, body: { error: { code: 'EXPLO_FAKE_METHOD' } } }, method)
  }

  t.equal((await control('PROPFIND', '/nowhere')).status, 404)
  t.strictSame(await explo.requests.list(), [])
})

test('a body without a content type is refused', async (t) => {
  const { explo } = await startControl(t)
  const bytes = wireRequest({ target: '/__admin/seed', body: '{}' }).replace('content-type: application/json\r\n', '')

  const reply = await exchange(t, explo, bytes)

  t.match(reply, /^HTTP\/1\.1 415 .*"message":"The body is of no named type\."/s)
})

test('a body is refused before it is sent when its announced length is too large', async (t) => {
  const { explo } = await startControl(t)

  const reply = await exchange(
    t,
    explo,
    wireRequest({ target: '/__admin/seed', headers: { 'content-length': '300000000' } }),
  )

  t.match(reply, /^HTTP\/1\.1 413 .*"code":"EXPLO_FAKE_REQUEST","message":"Request body is too large"/s)
})
