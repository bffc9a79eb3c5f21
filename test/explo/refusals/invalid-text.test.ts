import fc from 'fast-check'
import { test } from 'tap'
import { refusedFields } from '../../support/dialect.ts'
import { jsonHeaders, overEveryTransport, startFake } from '../../support/helper.ts'

const nul = 'Null characters are not allowed.'
const surrogate = 'Surrogate characters are not allowed: U+D800.'

overEveryTransport(
  'text that cannot be stored is refused, and all fields with it are named',
  async (t, { explo, send }) => {
    const fields = {
      provided_id: '"a\\u0000b"',
      name: '"\\ud800"',
      emails: '["a@b.c", "\\u0000"]',
      group_tags: '["\\uD800"]',
      mapping: '{ "\\u0000": "213" }',
      properties: '{ "deep": [{ "\\ud800": 1 }] }',
      parent_provided_id: '"\\ud83d\\ude00"',
      unknown: '"\\u0000"',
      '\\ud800': '1',
    }
    const members = Object.entries(fields).map(([key, value]) => `"${key}": ${value}`)

    const reply = await send('/api/create_customer/', {
      method: 'POST',
      headers: jsonHeaders(),
      body: `{ ${members.join(', ')} }`,
    })

    const expected = refusedFields({
      provided_id: [nul],
      name: [surrogate],
      emails: [nul],
      group_tags: [surrogate],
      mapping: [nul],
      properties: [surrogate],
      unknown: [nul],
      '\ud800': [surrogate],
    })
    t.strictSame({ status: reply.status, body: await reply.json() }, expected)
    t.strictSame((await explo.inspect()).customers, [])
  },
)

const nested: Record<string, { path: string; body: object; field: string }> = {
  'the attributes of an end user': {
    path: '/api/create_end_user/',
    body: { provided_id: 'jo', email: 'jo@acme.test', customer_id: 1, attributes: { role: ['\0'] } },
    field: 'attributes',
  },
  'the variables of an e-mail': {
    path: '/api/dashboard/report/',
    body: { provided_id: 'acme', dashboard_embed_id: 'abcdefghij', email: 'a@b.c', variables: { '\0': 1 } },
    field: 'variables',
  },
  'the e-mails of a portal': {
    path: '/api/configure_customer_portal/',
    body: { dashboard_embed_id: 'abcdefghij', provided_id: 'acme', emails: ['\0'] },
    field: 'emails',
  },
  'the name of a group tag': { path: '/api/create_group_tag/', body: { name: 'a\0' }, field: 'name' },
}

for (const [name, { path, body, field }] of Object.entries(nested)) {
  test(`NUL in ${name} is refused`, async (t) => {
    const { post } = await startFake(t)

    t.strictSame(await post(path, body), refusedFields({ [field]: [nul] }))
  })
}

test('NUL in a query is refused', async (t) => {
  const { call } = await startFake(t)

  const reply = await call('GET', '/api/customers/?parent_provided_id=a%00&hierarchy_level_name=Team')

  t.strictSame(reply, refusedFields({ parent_provided_id: [nul] }))
})

test('any well-formed text without NUL is stored unchanged, including outer white space', async (t) => {
  const { post } = await startFake(t)
  let count = 0

  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const name = ` ${text.replaceAll('\0', '')}x\t`
      const reply = await post('/api/create_user_group/', { user_group_id: `g${count++}`, name })

      return reply.status === 200 && (reply.body.user_group as { name: string }).name === name
    }),
    { numRuns: 50 },
  )
})
