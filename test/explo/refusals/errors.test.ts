import { test } from 'tap'
import { LocalWorld } from '../../../src/engine/handle/local-world.ts'
import { buildApp } from '../../../src/engine/http/app.ts'
import { resolveOptions } from '../../../src/engine/options/resolve-options.ts'
import { Worlds } from '../../../src/engine/world/worlds.ts'
import { explo } from '../../../src/explo/index.ts'
import { refusals } from '../../../src/explo/refusals/refusals.ts'
import type { ExploStore } from '../../../src/explo/store.ts'
import { refusalBody } from '../../support/dialect.ts'
import { jsonHeaders, overEveryTransport, readOnlyToken, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const acme = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })

interface Mistake {
  readonly path?: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly status: number
}

const mistakes: Record<string, Mistake> = {
  'missing credentials': { headers: {}, status: 401 },
  'an unknown API token': { headers: jsonHeaders('unknown'), status: 401 },
  'a read-only API token': { headers: jsonHeaders(readOnlyToken), status: 403 },
  'a wrong method': { method: 'PUT', status: 405 },
  'an unknown path': { path: '/api/create_group/', status: 404 },
  'a wrong type': { headers: { ...jsonHeaders(), 'content-type': 'text/csv' }, status: 415 },
  'a malformed body': { body: '{', status: 400 },
  'a wrong field': { body: '{}', status: 400 },
  'an unknown id': { path: '/api/update_user_group/', status: 404 },
  'a large body': { body: JSON.stringify({ name: 'x'.repeat(2 ** 20) }), status: 413 },
}

for (const [name, { status, ...mistake }] of Object.entries(mistakes)) {
  overEveryTransport(
    `${name} is refused in the dialect, and the journal gives the reason`,
    { assumptions: { errorBody: 'envelope' } },
    async (t, { explo, send }) => {
      const outgoing = { method: 'POST', headers: jsonHeaders(), body: acme, ...mistake }
      const reply = await send(mistake.path ?? path, outgoing)

      const [request] = await explo.requests.list()
      t.equal(reply.status, status)
      t.equal(reply.headers.get('content-type'), 'application/json; charset=utf-8')
      t.equal(reply.headers.get('x-explo-fake-request'), request?.id)
      t.match(await reply.text(), /^{"success":0,"detail":"[A-Z].*\."/)
      t.match(request, { status, reason: RegExp(`^${status}: `), assumptions: [String] })
      t.equal(reply.headers.get('x-explo-fake-hint'), request?.hint)
      t.strictSame(request?.changes, [])
      t.strictSame((await explo.inspect()).customers, [])
    },
  )
}

test('a success has no reason in the journal', async (t) => {
  const { explo, post } = await startFake(t)

  await post(path, JSON.parse(acme))

  t.match(await explo.requests.list(), [{ status: 200, reason: null, hint: null, assumptions: Array }])
})

test('a defect of the fake is answered in the dialect, and the journal calls it a defect', async (t) => {
  const logged: unknown[] = []
  const logger = { level: 'error', stream: { write: (line: string) => logged.push(JSON.parse(line)) } }
  const settings = resolveOptions({}, explo)
  const worlds = new Worlds([explo.fixture.draftOf({}, 'test')], settings, () => ({ url: 'http://localhost' }))
  const world = worlds.default
  const control = {
    isReady: () => true,
    adminToken: undefined,
    caFile: () => undefined,
    inspectorFolder: () => '',
  }
  const app = buildApp({ service: explo, worlds, logger, ...control })
  t.teardown(() => app.close())
  ;(world.state.store as ExploStore).team.visibilityGroup = () => {
    throw new Error('a defect')
  }

  const reply = await app.inject({ method: 'POST', url: path, headers: jsonHeaders(), payload: acme })

  const [request] = await new LocalWorld(world).requests.list()
  t.equal(reply.statusCode, 500)
  t.strictSame(reply.json(), refusalBody('Internal server error.', undefined, 'envelope'))
  t.match(reply.headers['x-explo-fake-hint'], /^This is a defect of explo-fake/)
  t.match(request, { status: 500, reason: /^500: a defect of explo-fake, not an answer of Explo: Error: a defect/ })
  t.match(logged, [{ err: { message: 'a defect' } }])
})

test('only what the pages of Explo say it refuses is documented', (t) => {
  const documented = Object.entries(refusals).filter(([, { basis }]) => basis === 'documented')

  t.strictSame(documented.map(([name]) => name).sort(), [
    'existingNames', // names must be those of existing tags and levels
    'hasChildren', // a customer with children cannot be deleted
    'mappingTargets', // only data sources of the group of the API token
    'methodNotAllowed', // what a request without its last slash ends in
    'otherGroup', // an API token reaches only customers of its group
    'readOnlyToken', // a read-only token may only get customers
    'slashMissing',
    'takenTag', // creating a tag with an existing name is an error
    'throttled', // 429 above the rate limit
    'unknownTag', // deleting a tag that does not exist is an error
  ])
  t.end()
})
