import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customers, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/update_user_group/'

overEveryTransport('an update returns the updated group', { fixtures: twoGroups }, async (t, { post }) => {
  const reply = await post(path, {
    user_group_id: 'acme',
    name: 'Acme Inc.',
    is_demo_group: true,
    properties: { region: 'EU' },
  })

  t.strictSame(reply, {
    status: 200,
    body: {
      success: 1,
      user_group: {
        team_id: 113,
        token: customers.acme.token,
        name: 'Acme Inc.',
        provided_id: 'acme',
        is_demo_group: true,
        properties: { region: 'EU' },
      },
    },
  })
})

test('an update leaves missing and null fields unchanged', async (t) => {
  const { explo, post } = await startFake(t)
  const group = { user_group_id: 'acme', name: 'Acme', mapping: { '40': '213' }, properties: { region: 'EU' } }
  await post('/api/create_user_group/', { ...group, is_demo_group: true })
  const before = await explo.inspect()

  await post(path, { user_group_id: 'acme' })
  await post(path, { user_group_id: 'acme', name: null, mapping: null, is_demo_group: null, properties: null })

  t.strictSame(await explo.inspect(), before)
})

test('an update replaces mapping and properties completely', async (t) => {
  const { explo, post } = await startFake(t)
  const group = { user_group_id: 'acme', name: 'Acme', mapping: { '40': '213' }, properties: { region: 'EU' } }
  await post('/api/create_user_group/', group)

  await post(path, { user_group_id: 'acme', mapping: { '134': '386' }, properties: {} })

  const [stored] = (await explo.inspect()).customers ?? []
  t.strictSame(stored?.mapping, { '134': '386' })
  t.strictSame(stored?.properties, {})
})

test('an update can clear the demo flag', async (t) => {
  const { post } = await startFake(t)
  await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme', is_demo_group: true })

  const reply = await post(path, { user_group_id: 'acme', is_demo_group: false })

  t.match(reply.body, { user_group: { is_demo_group: false } })
})

test('an unknown id is not found, and not created', async (t) => {
  const { explo, post } = await startFake(t)

  const reply = await post(path, { user_group_id: 'acme', name: 'Acme' })

  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  t.match(request, {
    reason: '404: there is no customer "acme" in visibility group Production',
    assumptions: ['notFound'],
  })
  t.strictSame((await explo.inspect()).customers, [])
})

test('the path of older documentation updates the same groups', async (t) => {
  const { post } = await startFake(t, { fixtures: twoGroups })

  const reply = await post('/embed/update_user_group/', { user_group_id: 'acme', name: 'New' })

  t.match(reply, { status: 200, body: { user_group: { name: 'New', token: customers.acme.token } } })
})
