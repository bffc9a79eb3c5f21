import { test } from 'tap'
import { jsonHeaders, overEveryTransport, startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const misspelt = { user_group_id: 'acme', name: 'Acme', propertys: { region: 'EU' }, is_demo: true }

overEveryTransport('undocumented fields change nothing and are reported', async (t, { explo, post }) => {
  const reply = await post(path, misspelt)

  const [request] = await explo.requests.list()
  t.match(reply, { status: 200, body: { user_group: { is_demo_group: false, properties: null } } })
  t.strictSame(request?.unknownFields, ['propertys', 'is_demo'])
})

overEveryTransport(
  'with unknownFields "refuse", the refusal names each undocumented field',
  { assumptions: { unknownFields: 'refuse' } },
  async (t, { explo, post }) => {
    const reply = await post(path, misspelt)

    const [request] = await explo.requests.list()
    const errors = { propertys: ['Unknown field.'], is_demo: ['Unknown field.'] }
    t.strictSame(reply, { status: 400, body: { success: 0, detail: 'Invalid input.', errors } })
    t.match(request, { assumptions: ['unknownFields'], unknownFields: ['propertys', 'is_demo'] })
    t.match(request?.hint, /^`propertys`: did you mean `properties`\?/)
    t.strictSame((await explo.inspect()).customers, [])
  },
)

overEveryTransport('the refusal of a missing field suggests the misspelt one', async (t, { explo, send }) => {
  const body = JSON.stringify({ user_group_id: 'acme', nme: 'Acme', 'n\u00e4me': 'Acme', region: 'EU' })

  const reply = await send(path, { method: 'POST', headers: jsonHeaders(), body })

  const [request] = await explo.requests.list()
  t.equal(reply.status, 400)
  t.equal(reply.headers.get('x-explo-fake-hint'), '`nme`: did you mean `name`?')
  t.equal(request?.hint, '`nme`: did you mean `name`?')
  t.match(await explo.explain('r1'), /^The cure: `nme`: did you mean `name`\?$/m)
})

test('with unknownFields "refuse", every documented field is accepted', async (t) => {
  const { post } = await startFake(t, { assumptions: { unknownFields: 'refuse' } })

  const reply = await post(path, {
    user_group_id: 'acme',
    name: 'Acme',
    mapping: {},
    is_demo_group: false,
    properties: {},
    data_source_id: 1,
    data_source_provided_id: 'warehouse',
  })

  t.equal(reply.status, 200)
})
