import { type Test, test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { type NamedDialect, outsideRefusal, refusalBody } from '../../support/dialect.ts'
import { jsonHeaders, type Outgoing, startFake } from '../../support/helper.ts'
import { customerTokens, league, tokens } from '../../support/league.ts'

type Operation = (typeof operations)[number]

interface Refused {
  readonly status: number
  /** Undefined when the refusal names wrong fields. */
  readonly detail?: string
  /** Whether a proxy or the framework refuses, before the API's own code. */
  readonly isOutside?: true
  readonly path: string
  readonly outgoing: Outgoing
  /** A fault to add before the request. */
  readonly fault?: 'bad-gateway' | 'gateway-timeout' | 'server-error' | 'throttled' | 'unavailable'
}

const headers = jsonHeaders(tokens.production)
const post = (body: unknown): Outgoing => ({ method: 'POST', headers, body: JSON.stringify(body) })

/** One call for each refusal that an operation can answer before it looks for a record. */
function refusalsOf({ method, url: path, permission, schema }: Operation): Refused[] {
  const right = { method, headers, ...(schema.body && { body: '{}' }) }
  const withToken = (token: string): Outgoing => ({ ...right, headers: jsonHeaders(token) })
  const csv = { ...right, headers: { ...headers, 'content-type': 'text/csv' } }
  const wait = 'Request was throttled. Expected available in 60 seconds.'
  const every: Omit<Refused, 'path'>[] = [
    { status: 401, detail: 'Authentication credentials were not provided.', outgoing: { ...right, headers: {} } },
    { status: 401, detail: 'Invalid token.', outgoing: withToken('unknown') },
    { status: 405, detail: 'Method "PUT" not allowed.', outgoing: { method: 'PUT', headers, body: '{}' } },
    { status: 429, detail: wait, outgoing: right, fault: 'throttled', isOutside: true },
    { status: 500, detail: 'Internal server error.', outgoing: right, fault: 'server-error', isOutside: true },
  ]
  if (permission === 'read-write') {
    const detail = 'You do not have permission to perform this action.'
    every.push({ status: 403, detail, outgoing: withToken(tokens.productionReadOnly) })
  }
  if (schema.body) {
    every.push(
      { status: 400, detail: 'JSON parse error - Expecting value.', outgoing: { ...right, body: '{' } },
      { status: 400, outgoing: { ...right, body: '{"name": 7}' } },
      { status: 415, detail: 'Unsupported media type "text/csv" in request.', outgoing: csv },
    )
  }
  return every.map((refused) => ({ ...refused, path }))
}

const list = { path: '/v2/api/customers/', outgoing: { method: 'GET', headers } }

/** Refusals of single operations, refusals after looking for a record, and refusals that reach no operation. */
const others: readonly Refused[] = [
  { status: 404, detail: 'Not found.', path: '/api/get_customer/', outgoing: post({ provided_id: 'nobody' }) },
  {
    status: 400,
    detail: 'A customer with children cannot be deleted.',
    path: '/api/delete_customer/',
    outgoing: { ...post({ current_token: customerTokens.nba }), method: 'DELETE' },
  },
  { status: 400, path: '/api/create_group_tag/', outgoing: post({ name: 'east' }) },
  { status: 404, detail: 'Invalid page.', path: `${list.path}?page=99`, outgoing: list.outgoing },
  { status: 404, detail: 'Not found.', isOutside: true, path: '/api/nothing/', outgoing: post({}) },
  {
    status: 413,
    detail: 'Request body is too large.',
    isOutside: true,
    path: '/api/get_customer/',
    outgoing: { method: 'POST', headers, body: ' '.repeat(2 ** 20 + 1) },
  },
  { ...list, status: 502, detail: 'Bad gateway.', isOutside: true, fault: 'bad-gateway' },
  { ...list, status: 503, detail: 'Service unavailable.', isOutside: true, fault: 'unavailable' },
  { ...list, status: 504, detail: 'Gateway timeout.', isOutside: true, fault: 'gateway-timeout' },
]

for (const dialect of ['envelope', 'drf', 'html'] as const satisfies readonly NamedDialect[]) {
  test(`every refusal follows the dialect "${dialect}"`, async (t) => {
    const { explo } = await startFake(t, { fixtures: league, assumptions: { errorBody: dialect } })

    for (const refused of [...operations.flatMap(refusalsOf), ...others]) {
      const { path, outgoing, fault } = refused
      if (fault) await explo.faults.add({ match: { method: outgoing.method, path: pathOf(path) }, then: fault })

      const reply = await explo.fetch(`https://api.explo.co${path}`, outgoing)

      await checkRefusal(t, reply, refused, dialect)
    }
  })
}

async function checkRefusal(t: Test, reply: Response, refused: Refused, dialect: NamedDialect): Promise<void> {
  const { path, outgoing, status, detail, isOutside } = refused
  const title = `${outgoing.method} ${path}: ${status} ${detail ?? 'about fields'}`
  const isPage = isOutside && dialect === 'html'
  const text = await reply.text()
  t.equal(reply.status, status, title)
  t.equal(reply.headers.get('content-type'), `${isPage ? 'text/html' : 'application/json'}; charset=utf-8`, title)
  if (isPage) t.match(text, outsideRefusal(detail as string, dialect), title)
  else if (detail !== undefined) t.strictSame(JSON.parse(text), refusalBody(detail, undefined, dialect), title)
  else {
    const fields = dialect === 'drf' ? /^{"\w+":\["/ : /^{"success":0,"detail":"Invalid input.","errors":{"/
    t.match(text, fields, title)
  }
}

function pathOf(target: string): string {
  return target.replace(/\?.*/, '')
}
