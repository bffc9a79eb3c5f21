import { pathToFileURL } from 'node:url'
import { type Test, test } from 'tap'
import { type AssumptionChoices, createExploFake, type ExploFakeOptions, OptionError } from '../../../src/index.ts'
import { jsonHeaders, startFake } from '../../support/helper.ts'

type Source = ExploFakeOptions['assumptions']

async function refusal(assumptions: unknown) {
  const error = await createExploFake({ listen: false, assumptions: assumptions as Source & {} }).catch(
    (error) => error,
  )
  return error instanceof OptionError ? { problem: error.problem, hint: error.hint } : error
}

const recorded = {
  trailingSlash: 'accept',
  errorBody: { plain: { error: '{detail}' }, fields: { errors: { '{field}': { messages: '{sentences}' } } } },
  refusals: {
    notFound: { status: 400, body: ['no such {field}record', 7, null] },
    missingCredentials: { status: 403, body: { error: 'Who are you? {detail}' }, headers: { 'x-realm': 'explo' } },
    fieldTypes: { status: 422, body: { first: '{field}', all: '{sentences}' } },
  },
}

async function answers(t: Test, assumptions: Source & {}) {
  const { send } = await startFake(t, { assumptions })
  const call = async (path: string, body: unknown, headers = jsonHeaders(), method = 'POST') => {
    const reply = await send(`/__admin/..${path}`, { method, headers, body: JSON.stringify(body) })
    return {
      status: reply.status,
      body: await reply.json(),
      realm: reply.headers.get('x-realm'),
      scheme: reply.headers.get('www-authenticate'),
    }
  }
  return call
}

test('recorded refusals are answered unchanged', async (t) => {
  const call = await answers(t, recorded as Source & {})

  const unknown = await call('/api/get_customer/', { provided_id: 'acme' })
  const rotated = await call('/api/delete_customer/', { current_token: 'x' }, jsonHeaders(), 'DELETE')
  const nobody = await call('/api/get_customer/', {}, { 'content-type': 'application/json' })
  const fields = await call('/api/create_customer/', {})
  const stranger = await call('/api/get_customer/', {}, jsonHeaders('unknown'))
  const tag = await call('/api/create_group_tag/', { name: 'sales' })
  const taken = await call('/api/create_group_tag/', { name: 'sales' })

  t.match(unknown, { status: 400, body: ['no such record', 7, null] })
  t.strictSame(rotated, unknown)
  t.strictSame(nobody, {
    status: 403,
    body: { error: 'Who are you? Authentication credentials were not provided.' },
    realm: 'explo',
    scheme: null,
  })
  t.match(fields, {
    status: 422,
    body: { first: 'provided_id', all: ['This field is required.', 'This field is required.'] },
  })
  t.match(stranger, { status: 401, body: { error: 'Invalid token.' }, scheme: 'Token' })
  t.equal(tag.status, 200)
  t.match(taken, { status: 400, body: { errors: { name: { messages: ['Group tag "sales" already exists.'] } } } })
})

test('assumptions are read from paths and URLs, in JSON and YAML, and later sources win', async (t) => {
  const folder = t.testdir({
    'learnt.json': JSON.stringify(recorded),
    'more.yaml':
      'trailingSlash: reject\nupdateEmails: replace\nrefusals: { unknownToken: { status: 418, body: {} } }\n',
  })
  const url = pathToFileURL(`${folder}/more.yaml`)
  const { explo } = await startFake(t, { assumptions: [`${folder}/learnt.json`, url, { v2Revision: 'a' }] })

  const inForce = Object.fromEntries((await explo.assumptions()).map(({ name, value }) => [name, value]))

  t.match(inForce, {
    trailingSlash: 'reject',
    updateEmails: 'replace',
    v2Revision: 'a',
    errorBody: 'recorded',
    notFound: 'recorded',
    unknownToken: 'recorded',
    unknownPath: '404',
  })
})

test('a missing file, or one that is not JSON, is refused with its name', async (t) => {
  const folder = t.testdir({ 'broken.json': '{ "trailingSlash": }', 'list.json': '[]' })

  const [absent, broken, list] = [
    await refusal(`${folder}/absent.json`),
    await refusal([`${folder}/broken.json`]),
    await refusal(`${folder}/list.json`),
  ]

  t.match(absent, {
    problem: `${folder}/absent.json: does not exist (looked for ${folder}/absent.json).`,
    hint: 'Give a file that "explo-fake contract --save" wrote, or one like it.',
  })
  t.match(broken, { problem: RegExp(`^${folder}/broken.json: is not JSON at line 1, column `) })
  t.match(list, { problem: `${folder}/list.json must be an object, not [].`, hint: /^Its keys are: errorBody, / })
})

test('all mistakes of a file are named, each with advice', async (t) => {
  const mistakes = {
    trailingSlsh: 'accept',
    v2Revision: 'd',
    errorBody: { plan: {}, fields: {} },
    refusals: { notFoun: {}, notFound: { status: 700, headers: { a: 1 }, bdy: 1 }, unknownToken: 401 },
  }
  const folder = t.testdir({ 'learnt.json': JSON.stringify(mistakes) })

  t.strictSame(await refusal(`${folder}/learnt.json`), {
    problem: `${folder}/learnt.json: 10 mistakes.`,
    hint: [
      '  There is no assumption "trailingSlsh". Did you mean "trailingSlash"?',
      '  The assumption "v2Revision" has no option "d". Its options are: c, b, a.',
      '  The assumption "errorBody" has no key "plan". Did you mean "plain"?',
      '  The assumption "errorBody" lacks "plain". It is a body with places to fill, for example {"error": "{detail}"}.',
      '  There is no refusal "notFoun" that can be recorded. Did you mean "notFound"?',
      '  The refusal "notFound" has no key "bdy". Did you mean "body"?',
      '  The status of the refusal "notFound" cannot be 700. Give a number from 200 to 599.',
      '  The refusal "notFound" lacks "body". Give what was answered, as JSON.',
      '  The headers of the refusal "notFound" cannot be { a: 1 }. Give an object of texts.',
      '  The refusal "unknownToken" must be an object, not 401. Its keys are: status, body, headers.',
    ].join('\n'),
  })
})

test('a recorded refusal with a header that HTTP cannot carry is refused', async (t) => {
  const headers = { 'x y': '1', 'x-break': 'a\r\nb', 'Content-Length': '5' }
  const mistakes = { refusals: { notFound: { status: 404, body: {}, headers } } }
  const folder = t.testdir({ 'learnt.json': JSON.stringify(mistakes) })

  t.match(await refusal(`${folder}/learnt.json`), {
    problem: /: 3 mistakes\.$/,
    hint: /HTTP has no header "x y".*HTTP has no header "x-break".*The fake itself sets the header "content-length"/s,
  })
})

const single: readonly [assumptions: unknown, problem: string, hint: string][] = [
  [
    { errorBody: 'free' },
    'The assumption "errorBody" has no option "free".',
    'Its options are: envelope, drf, html, or an object with the templates "plain" and "fields".',
  ],
  [{ errorBody: [] }, 'The assumption "errorBody" cannot be [].', 'Its keys are: plain, fields.'],
  [{ refusals: 'none' }, '"refusals" must be an object, not "none".', 'Its keys are: missingCredentials'],
]

for (const [assumptions, problem, hint] of single) {
  test(`${JSON.stringify(assumptions)} is refused`, async (t) => {
    const refused = await refusal(assumptions)

    t.match(refused, { problem })
    t.ok(refused.hint.startsWith(hint), refused.hint)
  })
}

test('a named error body is reported with its name, also after a recorded one', async (t) => {
  const { explo } = await startFake(t, { assumptions: [recorded as AssumptionChoices, { errorBody: 'drf' }] })

  t.match((await explo.assumptions())[0], { name: 'errorBody', value: 'drf' })
})

test('braces around an unknown word in a recorded refusal are kept', async (t) => {
  const { post } = await startFake(t, {
    assumptions: {
      errorBody: { plain: { success: 0, detail: '{detail} {trace}' }, fields: { '{field}': '{sentences}' } },
    },
  })

  const { body } = await post('/api/get_customer/', { provided_id: 'nobody' })

  t.match(body.detail, /\S \{trace\}$/)
})
