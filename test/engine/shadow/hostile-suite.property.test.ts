import fc from 'fast-check'
import { type Test, test } from 'tap'
import { account } from '../../../src/explo/account.ts'
import { operations } from '../../../src/explo/operations/index.ts'
import { documentedUrls } from '../../support/documented-urls.ts'
import { startShadow, tokens } from '../../support/shadow.ts'

interface Recorded {
  readonly method: string
  readonly url: URL
  readonly headers: Record<string, string>
  readonly body: Record<string, unknown>
}

const allowedHeaders = ['accept', 'content-type', 'explo-authorization']
const irreversible = /publish|dashboard\/(screenshot|report)|partners|portal/
const idFields = ['provided_id', 'user_group_id', 'new_provided_id', 'parent_provided_id', 'parentProvidedId']

const operationOf = ({ method, url: { pathname } }: Recorded) =>
  operations.find(
    (one) => one.method === method && documentedUrls(one).some((path) => path === pathname || path === `${pathname}/`),
  )

/** What is wrong with a request, if it touches what is not of the run. */
function trespass(request: Recorded, foreignTokens: readonly string[], foreignBlueprint: number): string[] {
  const { method, url, headers, body } = request
  const operation = operationOf(request)
  if (!operation) return [`${method} ${url.pathname} is not documented`]

  const { body: bodySchema, querystring } = operation.schema
  const fields = { ...body, ...Object.fromEntries(url.searchParams) }
  const known = { ...bodySchema?.properties, ...querystring?.properties }
  const { shadow: shadowPrefix } = account.prefixes
  const isOwn = (value: unknown) => value === null || String(value).startsWith(shadowPrefix)
  const names = operation.name.endsWith('GroupTag') ? ['name', 'new_name'] : idFields
  return [
    ...Object.keys(headers).filter((name) => !allowedHeaders.includes(name)),
    ...Object.keys(fields).filter((field) => !Object.hasOwn(known, field)),
    ...names.filter((field) => Object.hasOwn(fields, field) && !isOwn(fields[field])),
    ...[fields.group_tags ?? []]
      .flat()
      .filter((tag) => !isOwn(tag))
      .map(String),
    ...foreignTokens.filter((token) => fields.current_token === token),
    ...['customer_id', 'end_user_group_id'].filter((field) => Object.hasOwn(fields, field) && !isOwn(fields[field])),
    ...(fields.blueprint_id === foreignBlueprint ? ['blueprint_id'] : []),
    ...(irreversible.test(url.pathname) ? [url.pathname] : []),
  ]
}

const fieldNames = [
  ...new Set(
    operations.flatMap(({ schema: { body, querystring } }) =>
      Object.keys({ ...body?.properties, ...querystring?.properties }),
    ),
  ),
  ...['providedId', 'userGroupId', 'id', 'customer', 'constructor', '__proto__', 'current_tokens'],
]
const paths = [
  ...operations.flatMap((operation) => documentedUrls(operation)),
  ...operations.map(({ url }) => url.slice(0, -1)),
  ...[
    '/api/',
    '/api/all_customers/',
    '/api//customers/',
    '/api/customers/../delete_customer/',
    '/admin/',
    '/api/customers/%2e%2e/',
  ],
]

function callsOf(foreignTokens: readonly string[]) {
  const text = fc.constantFrom(
    'acme',
    'foreign-1',
    'foreign-tag',
    `${account.prefixes.shadow}x`,
    '',
    ' ',
    'AbCdEfGhIj',
    ...foreignTokens,
  )
  const value = fc.oneof(
    { weight: 6, arbitrary: text },
    fc.array(text, { maxLength: 3 }),
    fc.constantFrom(null, 1, 0, true, { provided_id: 'foreign-1' }, [{ provided_id: 'foreign-1' }]),
  )
  const fields = fc.dictionary(fc.constantFrom(...fieldNames), value, { maxKeys: 4 })
  /** A documented call, with documented fields alone: most of these reach the upstream. */
  const documented = fc
    .constantFrom(...operations)
    .chain(({ method, url: path, schema }) =>
      fc
        .record(
          Object.fromEntries(
            Object.keys(schema.body?.properties ?? {}).map((field) => [
              field,
              field === 'group_tags' ? fc.array(text) : text,
            ]),
          ),
          { requiredKeys: Object.keys(schema.body?.properties ?? {}).slice(0, 2) },
        )
        .map((body) => ({ method, path, query: {}, body: JSON.stringify(body) })),
    )
  const anything = fc.record({
    method: fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS'),
    path: fc.constantFrom(...paths),
    query: fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom(...fieldNames), text, { maxKeys: 2 })),
    body: fc.oneof(
      fields.map((body) => JSON.stringify(body)),
      fc.constantFrom('', '{', '[]', '{"provided_id":"a","provided_id":"foreign-1"}'),
    ),
  })
  const headers = fc.record(
    {
      'explo-authorization': fc.constantFrom(
        `Token ${tokens.writer}`,
        `Token ${tokens.reader}`,
        `Token ${tokens.other}`,
        'Token x',
        'Bearer x',
      ),
      'content-type': fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain'),
      'x-http-method-override': fc.constantFrom('DELETE', 'PUT'),
      cookie: fc.constant('session=1'),
      authorization: fc.constantFrom(...foreignTokens.map((token) => `Token ${token}`)),
      'x-forwarded-host': fc.constant('attacker.example'),
    },
    { requiredKeys: ['explo-authorization', 'content-type'] },
  )
  return fc.array(fc.tuple(fc.oneof(documented, anything), headers), { minLength: 1, maxLength: 4 })
}

async function startRecorded(t: Test) {
  const requests: Recorded[] = []
  const started = await startShadow(t, {
    fetch: (input, init) => {
      const { body } = init ?? {}
      requests.push({
        method: String(init?.method),
        url: new URL(String(input)),
        headers: init?.headers as Record<string, string>,
        body: body ? JSON.parse(String(body)) : {},
      })
      return fetch(input, init)
    },
  })
  return { ...started, requests }
}

test("no request of a hostile suite changes or shows another client's records", async (t) => {
  const { app, server, shadow, requests } = await startRecorded(t)
  const { account } = server
  const fields = { name: 'Foreign Name', emails: ['foreign@example.com'], properties: { region: 'foreign-region' } }
  const foreign = [
    account.create('Production', 'foreign-1', fields),
    account.create('Production', 'acme', fields),
    account.create('Sandbox', 'foreign-1', fields),
  ]
  account.tags.push('foreign-tag')
  const blueprint = account.addBlueprint('Production', 'foreign-1', 'Foreign Name', [])
  const foreignTokens = foreign.map(({ token }) => token)
  const before = structuredClone(foreign)
  requests.length = 0

  await fc.assert(
    fc.asyncProperty(callsOf(foreignTokens), async (calls) => {
      requests.length = 0
      for (const [{ method, path, query, body }, headers] of calls) {
        const search = new URLSearchParams(query).toString()
        const reply = await app.inject({
          method: method as 'GET',
          url: search === '' ? path : `${path}?${search}`,
          headers: { ...headers, host: 'localhost' },
          ...(method !== 'GET' && method !== 'HEAD' && body !== '' && { body }),
        })
        if (/Foreign Name|foreign@example|foreign-region/.test(reply.body)) throw new Error(`leaked: ${reply.body}`)
      }
      const trespasses = requests.flatMap((request) => trespass(request, foreignTokens, blueprint.id))
      if (trespasses.length > 0) throw new Error(`touched: ${trespasses}`)
    }),
    { numRuns: 150 },
  )
  const report = await shadow.end()

  t.ok(report.compared > 50, `${report.compared} calls reached the service`)
  t.ok(report.heldBack.length > 10)
  t.strictSame(account.customers, before)
  t.strictSame(account.tags, ['foreign-tag'])
  t.strictSame(account.blueprints, [blueprint])
  t.strictSame(report.left, [])
  t.notMatch(JSON.stringify(report), /Foreign Name|foreign@example|foreign-region/)
})
