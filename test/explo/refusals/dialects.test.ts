import { test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { type NamedDialect, refusalBody } from '../../support/dialect.ts'
import { jsonHeaders, type Outgoing, readOnlyToken, startFake } from '../../support/helper.ts'

type Operation = (typeof operations)[number]

interface Refused {
  readonly status: number
  /** Undefined: the refusal names the wrong fields. */
  readonly detail?: string
  readonly outgoing: Outgoing
  /** The name of a fault that strikes first. */
  readonly fault?: 'server-error' | 'throttled'
}

/** One call for each kind of refusal that an operation can answer before it looks for a record. */
function refusalsOf({ method, permission, schema }: Operation): Refused[] {
  const headers = jsonHeaders()
  const right = { method, headers, ...(schema.body && { body: '{}' }) }
  const permissionDenied = 'You do not have permission to perform this action.'
  const wait = 'Request was throttled. Expected available in 60 seconds.'
  return [
    { status: 401, detail: 'Authentication credentials were not provided.', outgoing: { ...right, headers: {} } },
    { status: 401, detail: 'Invalid token.', outgoing: { ...right, headers: jsonHeaders('unknown') } },
    { status: 405, detail: 'Method "PUT" not allowed.', outgoing: { method: 'PUT', headers, body: '{}' } },
    { status: 429, detail: wait, outgoing: right, fault: 'throttled' },
    { status: 500, detail: 'Internal server error.', outgoing: right, fault: 'server-error' },
    ...(permission === 'read-write'
      ? [{ status: 403, detail: permissionDenied, outgoing: { ...right, headers: jsonHeaders(readOnlyToken) } }]
      : []),
    ...(schema.body
      ? [
          { status: 400, detail: 'JSON parse error - Expecting value.', outgoing: { ...right, body: '{' } },
          { status: 400, outgoing: { ...right, body: '{"name": 7}' } },
          { status: 413, detail: 'Request body is too large.', outgoing: { ...right, body: ' '.repeat(2 ** 20 + 1) } },
          {
            status: 415,
            detail: 'Unsupported media type "text/csv" in request.',
            outgoing: { ...right, headers: { ...headers, 'content-type': 'text/csv' } },
          },
        ]
      : []),
  ]
}

for (const dialect of ['envelope', 'drf', 'html'] as const satisfies readonly NamedDialect[]) {
  test(`every operation refuses everything in the dialect "${dialect}"`, async (t) => {
    const { explo, send } = await startFake(t, { assumptions: { errorBody: dialect } })

    for (const operation of operations) {
      for (const { status, detail, outgoing, fault } of refusalsOf(operation)) {
        if (fault) await explo.faults.add({ match: { operation: operation.name }, then: fault })

        const reply = await send(operation.url, outgoing)

        const title = `${operation.name}: ${status} ${detail ?? 'about fields'}`
        const isPage = dialect === 'html' && (status === 413 || status === 429 || status >= 500)
        const text = await reply.text()
        t.equal(reply.status, status, title)
        t.equal(reply.headers.get('content-type'), `${isPage ? 'text/html' : 'application/json'}; charset=utf-8`, title)
        if (isPage) t.match(text, `<p>${detail}</p>`, title)
        else if (detail !== undefined) t.strictSame(JSON.parse(text), refusalBody(detail, undefined, dialect), title)
        else
          t.match(
            text,
            dialect === 'drf' ? /^{"\w+":\["/ : /^{"success":0,"detail":"Invalid input.","errors":{"/,
            title,
          )
      }
    }
  })
}
