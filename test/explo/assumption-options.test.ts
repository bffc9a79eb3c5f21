import { type Test, test } from 'tap'
import { type AssumptionName, assumptionTable } from '../../src/explo/assumptions.ts'
import type { Fixture } from '../../src/index.ts'
import { refusalBody, refused, testDialect } from '../support/dialect.ts'
import { jsonHeaders, startFake } from '../support/helper.ts'
import { customers, tokens, twoGroups } from '../support/two-groups.ts'

type Options<Name extends AssumptionName> = (typeof assumptionTable)[Name]['options']
type Changeable = {
  [Name in AssumptionName]: Options<Name> extends readonly [string] ? never : Name
}[AssumptionName]
type Fake = Awaited<ReturnType<typeof startFake>>
type Behaviour = readonly [title: string, holds: (t: Test, fake: Fake) => Promise<unknown>]

const child = { provided_id: 'child', hierarchy_level: 'User', parent_provided_id: 'acme' }
const fixture: Fixture = {
  ...twoGroups,
  customers: [...Object.values(customers), child],
  schemas: [{ id: '40' }],
  data_sources: [{ id: '213', schema: '40' }],
  dashboards: [{ name: 'Sales', embed_id: 'abcdefghij' }],
}

const create = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }

/** The behaviour of each option of each assumption. A missing option does not compile. */
const behaviours: { [Name in Changeable]: Record<Options<Name>[number], Behaviour> } = {
  errorBody: {
    envelope: [
      'every refusal is an object with `success` and `detail`',
      (t, fake) =>
        refusalsAre(t, fake, {
          plain: { success: 0, detail: 'Not found.' },
          fields: { success: 0, detail: 'Invalid input.', errors: { provided_id: ['This field is required.'] } },
          outside: /^{"success":0,"detail":"Not found."}$/,
          type: 'application/json; charset=utf-8',
        }),
    ],
    drf: [
      'a refusal has only `detail`, and a refusal of fields is a map of the fields',
      (t, fake) =>
        refusalsAre(t, fake, {
          plain: { detail: 'Not found.' },
          fields: { provided_id: ['This field is required.'] },
          outside: /^{"detail":"Not found."}$/,
          type: 'application/json; charset=utf-8',
        }),
    ],
    html: [
      'an unknown path is answered with an HTML page, and everything else as by default',
      (t, fake) =>
        refusalsAre(t, fake, {
          plain: { success: 0, detail: 'Not found.' },
          fields: { success: 0, detail: 'Invalid input.', errors: { provided_id: ['This field is required.'] } },
          outside: /^<!doctype html>[\s\S]*<h1>404 Not Found<\/h1><p>Not found.<\/p>/,
          type: 'text/html; charset=utf-8',
        }),
    ],
  },
  missingCredentials: {
    '401': [
      'missing and unknown API tokens are refused with a challenge',
      (t, fake) => credentialsAreRefused(t, fake, 401, 'Token'),
    ],
    '403': [
      'missing and unknown API tokens are forbidden, without a challenge',
      (t, fake) => credentialsAreRefused(t, fake, 403, null),
    ],
  },
  throttling: {
    plain: ['a 429 has no Retry-After', async (t, fake) => t.equal(await retryAfterOf429(fake), null)],
    'retry-after': ['a 429 has a Retry-After', async (t, fake) => t.equal(await retryAfterOf429(fake), '60')],
  },
  pageSize: {
    refuse: [
      'a page size outside the limits is refused with 400',
      async (t, fake) => t.strictSame(await sizesOfPages(fake), [400, 400, 400]),
    ],
    clamp: [
      'a page size outside the limits becomes the nearest allowed one, and text is refused with 400',
      async (t, fake) => t.strictSame(await sizesOfPages(fake), [1, 3, 400]),
    ],
  },
  createdStatus: {
    '200': ['get-or-create answers 200 for a new record', (t, fake) => getOrCreateAnswers(t, fake, 200)],
    '201': ['get-or-create answers 201 for a new record', (t, fake) => getOrCreateAnswers(t, fake, 201)],
  },
  readOnlyToken: {
    refuse: [
      'get-or-create refuses a read-only token even for a known id',
      async (t, { post }) => {
        const reply = await post(create, acme, tokens.productionReadOnly)

        t.equal(reply.status, 403)
      },
    ],
    'allow-existing': [
      'get-or-create answers a read-only token for a known id, and creates nothing',
      async (t, { explo, call, post }) => {
        const before = await explo.inspect()

        const existing = await post(create, acme, tokens.productionReadOnly)
        const absent = await post(create, { user_group_id: 'new', name: 'New' }, tokens.productionReadOnly)
        const updated = await post('/api/update_user_group/', { user_group_id: 'acme' }, tokens.productionReadOnly)
        const body = { current_token: customers.globex.token }
        const refreshed = await post('/api/refresh_user_group_token/', body, tokens.productionReadOnly)
        const deleted = await call('DELETE', '/api/delete_user_group/', body, tokens.productionReadOnly)

        const refusal = refusalBody('You do not have permission to perform this action.')
        t.match(existing, { status: 200, body: { new_user_group: false, user_group: { token: customers.acme.token } } })
        for (const reply of [absent, updated, refreshed, deleted]) t.strictSame(reply, { status: 403, body: refusal })
        t.strictSame(await explo.inspect(), before)
      },
    ],
  },

  unknownFields: {
    ignore: [
      'an unknown field changes nothing',
      async (t, { post }) => {
        const reply = await post(create, { ...acme, colour: 'red' })

        t.equal(reply.status, 200)
      },
    ],
    refuse: [
      'an unknown field is refused',
      async (t, { post }) => {
        const reply = await post(create, { ...acme, colour: 'red' })

        t.match(reply, { status: 400, body: refusalBody('Invalid input.', { colour: ['Unknown field.'] }) })
      },
    ],
  },

  trailingSlash: {
    redirect: [
      'a path without its slash is redirected',
      async (t, fake) => {
        t.equal(await statusWithoutSlash(fake), 301)
      },
    ],
    reject: [
      'a path without its slash is refused with 405',
      async (t, fake) => {
        t.equal(await statusWithoutSlash(fake), 405)
      },
    ],
    accept: [
      'a path without its slash is answered',
      async (t, fake) => {
        t.equal(await statusWithoutSlash(fake), 200)
      },
    ],
  },

  mappingTargets: {
    declared: [
      'a mapping may only name declared targets',
      async (t, { post }) => {
        const right = await post(create, { ...acme, mapping: { '40': '213' } })
        const wrong = await post(create, { ...acme, mapping: { '40': '999' } })

        t.equal(right.status, 200)
        t.match(wrong, {
          status: 400,
          body: refusalBody('Invalid input.', { mapping: ['Data source "999" does not exist for schema "40".'] }),
        })
      },
    ],
    any: [
      'a mapping may name anything',
      async (t, { post }) => {
        const reply = await post(create, { ...acme, mapping: { '41': '999' } })

        t.equal(reply.status, 200)
      },
    ],
  },

  userGroupProperties: {
    include: [
      'the answer includes the properties',
      async (t, { post }) => {
        const { body } = await post(create, acme)

        t.strictSame(Object.keys(body.user_group as object), [...documentedKeys, 'properties'])
      },
    ],
    omit: [
      'the answer has only the keys of the documented example',
      async (t, { post }) => {
        const { body } = await post(create, acme)

        t.strictSame(Object.keys(body.user_group as object), documentedKeys)
      },
    ],
  },

  apiEnvironmentTag: {
    omit: [
      'the answer has no environment tag',
      async (t, { post }) => {
        const { body } = await post(create, acme)

        t.notOk('api_environment_tag' in (body.user_group as object))
      },
    ],
    include: [
      'the answer ends with an environment tag that is null',
      async (t, { post }) => {
        const { body } = await post(create, acme)

        t.match(body.user_group, { api_environment_tag: null })
        t.strictSame(Object.keys(body.user_group as object).at(-1), 'api_environment_tag')
      },
    ],
  },

  deleteWithChildren: {
    refuse: [
      'a customer with children cannot be deleted',
      async (t, { explo, call }) => {
        const before = await explo.inspect()

        const body = { current_token: customers.acme.token }
        const reply = await call('DELETE', '/api/delete_user_group/', body)

        t.match(reply, { status: 400, body: refusalBody('A customer with children cannot be deleted.') })
        t.strictSame(await explo.inspect(), before)
      },
    ],
    cascade: [
      'children are deleted with their parent',
      async (t, { explo, call }) => {
        const body = { current_token: customers.acme.token }
        const reply = await call('DELETE', '/api/delete_user_group/', body)

        const left = (await explo.inspect()).customers ?? []
        t.equal(reply.status, 200)
        t.strictSame(
          left.map(({ name }) => name),
          ['Globex', 'Acme at play', 'Initech'],
        )
      },
    ],
  },

  updateEmails: {
    add: [
      'an update adds its e-mails',
      async (t, fake) => t.strictSame(await emailsAfterUpdate(fake), ['a@b.c', 'd@e.f']),
    ],
    replace: [
      'an update keeps only its own e-mails',
      async (t, fake) => t.strictSame(await emailsAfterUpdate(fake), ['d@e.f']),
    ],
  },

  pageOutOfRange: {
    '404': [
      'a page after the last one is not found',
      async (t, { call }) => {
        const reply = await call('GET', '/v2/api/customers/?page=9')

        t.strictSame(reply, { status: 404, body: refusalBody('Invalid page.') })
      },
    ],
    empty: [
      'a page after the last one is empty',
      async (t, { call }) => {
        const reply = await call('GET', '/v2/api/customers/?page=9')

        t.strictSame(reply, { status: 200, body: { total_count: 3, results: { customers: [] } } })
      },
    ],
  },

  v2Revision: {
    c: [
      'the list has `total_count`',
      async (t, fake) => t.strictSame(await keysOfList(fake), ['total_count', 'results']),
    ],
    b: ['the list has `count`', async (t, fake) => t.strictSame(await keysOfList(fake), ['count', 'results'])],
    a: [
      'the list has links to its other pages',
      async (t, fake) => t.strictSame(await keysOfList(fake), ['count', 'next', 'previous', 'results']),
    ],
  },

  embedIds: {
    declared: [
      'an undeclared embed id is refused with 400',
      async (t, fake) => t.equal(await statusOfPublish(fake), 400),
    ],
    any: ['any embed id is accepted', async (t, fake) => t.equal(await statusOfPublish(fake), 200)],
  },

  endUserAttributes: {
    object: [
      'attributes are answered as an object',
      async (t, fake) => t.strictSame(await attributesOfEndUser(fake), { isAdmin: true }),
    ],
    'python-repr': [
      'attributes are answered as text in the notation of Python',
      async (t, fake) => t.equal(await attributesOfEndUser(fake), "{'isAdmin': True}"),
    ],
  },
}

const documentedKeys = ['team_id', 'token', 'name', 'provided_id', 'is_demo_group']

for (const [name, options] of Object.entries<Record<string, Behaviour>>(behaviours)) {
  const [byDefault] = assumptionTable[name as Changeable].options

  for (const [option, [title, holds]] of Object.entries(options)) {
    test(`with ${name} "${option}", ${title}`, async (t) => {
      await holds(t, await startFake(t, { fixtures: fixture, assumptions: { [name]: option } }))
    })

    if (option !== byDefault || (name === 'errorBody' && testDialect !== 'envelope')) continue
    test(`with ${name} by default, ${title}`, async (t) => {
      await holds(t, await startFake(t, { fixtures: fixture }))
    })
  }
}

async function emailsAfterUpdate({ call }: Fake): Promise<unknown> {
  const update = (email: string) => call('POST', '/api/update_customer/', { provided_id: 'acme', emails: [email] })
  await update('a@b.c')
  const { body } = await update('d@e.f')
  return (body.customer as { emails: string[] }).emails
}

async function keysOfList({ call }: Fake): Promise<string[]> {
  const { body } = await call('GET', '/v2/api/customers/')
  return Object.keys(body)
}

async function statusOfPublish({ post }: Fake): Promise<number> {
  const body = { embed_id: 'none', resource_type: 'dashboard', environment: 'staging', version_number: 1 }
  return (await post('/api/publish/', body)).status
}

async function attributesOfEndUser({ post }: Fake): Promise<unknown> {
  const { customer_id } = customers.acme
  const endUser = { provided_id: 'jo', email: 'jo@example.com', customer_id, attributes: { isAdmin: true } }
  const { body } = await post('/api/create_end_user/', endUser)
  return (body.end_user as { attributes: unknown }).attributes
}

async function statusWithoutSlash({ send }: Fake): Promise<number> {
  const headers = jsonHeaders(tokens.production)
  const { status } = await send('/api/create_user_group', { method: 'POST', headers, body: JSON.stringify(acme) })
  return status
}

/** A created record is answered with `status`, a known one with 200. */
async function getOrCreateAnswers(t: Test, { post }: Fake, created: 200 | 201): Promise<void> {
  const { customer_id } = customers.acme
  const calls: [path: string, body: object][] = [
    [create, { user_group_id: 'new', name: 'New' }],
    ['/api/create_customer/', { provided_id: 'newer', name: 'Newer' }],
    ['/api/create_end_user/', { provided_id: 'jo', email: 'jo@example.com', customer_id }],
  ]
  for (const [path, body] of calls) {
    const first = await post(path, body)
    const second = await post(path, body)

    t.strictSame([first.status, second.status], [created, 200], path)
  }
}

interface ExpectedRefusals {
  readonly plain: object
  readonly fields: object
  /** The body for an unknown path. */
  readonly outside: RegExp
  readonly type: string
}

async function refusalsAre(t: Test, { send, post }: Fake, expected: ExpectedRefusals): Promise<void> {
  const plain = await post('/api/get_customer/', { provided_id: 'nobody' })
  const fields = await post('/api/get_customer/', {})
  const outside = await send('/api/nothing/', { method: 'GET', headers: jsonHeaders(tokens.production) })

  t.strictSame(plain, { status: 404, body: expected.plain })
  t.strictSame(fields, { status: 400, body: expected.fields })
  t.equal(outside.status, 404)
  t.equal(outside.headers.get('content-type'), expected.type)
  t.match(await outside.text(), expected.outside)
}

async function credentialsAreRefused(t: Test, { send }: Fake, status: number, scheme: string | null): Promise<void> {
  const call = (headers: Record<string, string>) => send('/api/group_tags/', { method: 'GET', headers })
  const missing = await call({})
  const unknown = await call(jsonHeaders('unknown'))

  for (const reply of [missing, unknown]) {
    t.strictSame([reply.status, reply.headers.get('www-authenticate')], [status, scheme])
  }
  t.strictSame(await missing.json(), refused(status, 'Authentication credentials were not provided.').body)
  t.strictSame(await unknown.json(), refused(status, 'Invalid token.').body)
}

async function retryAfterOf429({ explo, send }: Fake): Promise<string | null> {
  await explo.faults.add({ match: { operation: 'listGroupTags' }, then: 'throttled' })
  const reply = await send('/api/group_tags/', { method: 'GET', headers: jsonHeaders(tokens.production) })
  return reply.headers.get('retry-after')
}

/** The number of customers on the first page of three, or the status of a refusal. */
async function sizesOfPages({ call }: Fake): Promise<number[]> {
  const sizes: number[] = []
  for (const size of ['-7', '1001', '1.5']) {
    const { status, body } = await call('GET', `/v2/api/customers/?page_size=${size}`)
    sizes.push(status === 200 ? (body.results as { customers: unknown[] }).customers.length : status)
  }
  return sizes
}
