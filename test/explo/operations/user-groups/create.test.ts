import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { apiToken, jsonHeaders, overEveryTransport, startFake } from '../../../support/helper.ts'
import { customers, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/create_user_group/'
const documentedRequest = {
  user_group_id: 'example_1',
  name: 'Example 1',
  mapping: { '40': '213', '134': '386' },
  properties: { filterValue: 'value' },
}

overEveryTransport('a new id creates the documented user group', async (t, { explo, post }) => {
  const reply = await post(path, documentedRequest)

  const [stored] = (await explo.inspect()).customers ?? []
  t.strictSame(reply, {
    status: 200,
    body: {
      success: 1,
      new_user_group: true,
      user_group: {
        team_id: 3,
        token: stored?.token,
        name: 'Example 1',
        provided_id: 'example_1',
        is_demo_group: false,
        properties: { filterValue: 'value' },
      },
    },
  })
})

overEveryTransport('a known id returns the stored group, and changes nothing', async (t, { explo, post }) => {
  const first = await post(path, documentedRequest)
  const before = await explo.inspect()

  const second = await post(path, {
    user_group_id: 'example_1',
    name: 'Renamed',
    mapping: { '40': '999' },
    is_demo_group: true,
    properties: { filterValue: 'other' },
  })

  t.strictSame(second, { status: 200, body: { ...first.body, new_user_group: false } })
  t.strictSame(await explo.inspect(), before)
})

test('all fields of the request are stored, including the mapping, which is not in the answer', async (t) => {
  const { explo, post } = await startFake(t)

  await post(path, { ...documentedRequest, is_demo_group: true })

  t.match((await explo.inspect()).customers, [
    {
      provided_id: 'example_1',
      name: 'Example 1',
      visibility_group: 'Production',
      is_demo_group: true,
      mapping: { '40': '213', '134': '386' },
      properties: { filterValue: 'value' },
    },
  ])
})

test('optional fields that are null are treated as missing', async (t) => {
  const { post } = await startFake(t)

  const reply = await post(path, {
    user_group_id: 'acme',
    name: 'Acme',
    mapping: null,
    is_demo_group: null,
    properties: null,
    data_source_id: null,
    data_source_provided_id: null,
  })

  t.match(reply, { status: 200, body: { user_group: { is_demo_group: false, properties: null } } })
})

test('a name is required even for a known id', async (t) => {
  const { post } = await startFake(t)
  await post(path, { user_group_id: 'acme', name: 'Acme' })

  const reply = await post(path, { user_group_id: 'acme' })

  t.match(reply, { status: 400, body: refusalBody('Invalid input.', { name: ['This field is required.'] }) })
})

test('the data source fields of the oldest documentation have no effect', async (t) => {
  const { explo, post } = await startFake(t)
  const plain = { user_group_id: 'acme', name: 'Acme' }

  const reply = await post(path, { ...plain, data_source_id: 233, data_source_provided_id: 'warehouse' })

  const [stored] = (await explo.inspect()).customers ?? []
  const [request] = await explo.requests.list()
  t.equal(reply.status, 200)
  t.match(stored, { provided_id: 'acme', mapping: null, properties: null })
  t.strictSame(request?.unknownFields, [])
})

test('the types of the data source fields of the oldest documentation are checked', async (t) => {
  const { post } = await startFake(t)

  const reply = await post(path, {
    user_group_id: 'acme',
    name: 'Acme',
    data_source_id: '233',
    data_source_provided_id: 5,
  })

  t.match(reply, {
    status: 400,
    body: refusalBody('Invalid input.', {
      data_source_id: ['A valid number is required.'],
      data_source_provided_id: ['Not a valid string.'],
    }),
  })
})

test("the answer has the fixture's team_id", async (t) => {
  const { post } = await startFake(t, { fixtures: twoGroups })

  const reply = await post(path, { user_group_id: 'acme', name: 'Acme' })

  t.match(reply.body, { new_user_group: false, user_group: { team_id: 113, token: customers.acme.token } })
})

test('the path of older documentation reaches the same groups', async (t) => {
  const { post } = await startFake(t)
  const created = await post('/embed/create_user_group/', { user_group_id: 'acme', name: 'Acme' })

  const reply = await post(path, { user_group_id: 'acme', name: 'Acme' }, apiToken)

  t.equal(created.status, 200)
  t.strictSame(reply.body, { ...created.body, new_user_group: false })
})

test('each of thousands of known groups is answered with its own record', async (t) => {
  const ids = Array.from({ length: 2100 }, (_, index) => `group-${index}`)
  const { explo } = await startFake(t, {
    fixtures: { customers: ids.map((id) => ({ provided_id: id, name: id, visibility_group: 'Production' })) },
  })

  const answered = []
  for (const id of [...ids, 'group-0']) {
    const body = JSON.stringify({ user_group_id: id, name: 'Another' })
    const reply = await explo.fetch(`https://api.explo.co${path}`, { method: 'POST', headers: jsonHeaders(), body })
    const { user_group } = (await reply.json()) as { user_group: { provided_id: string; name: string } }
    answered.push(user_group)
  }

  t.match(
    answered,
    [...ids, 'group-0'].map((id) => ({ provided_id: id, name: id })),
  )
})

test('a known group is answered with its last change', async (t) => {
  const { post } = await startFake(t)
  await post(path, { user_group_id: 'acme', name: 'Acme' })
  await post(path, { user_group_id: 'acme', name: 'Acme' })

  await post('/api/update_user_group/', { user_group_id: 'acme', properties: { region: 'EU' } })

  const reply = await post(path, { user_group_id: 'acme', name: 'Acme' })
  t.match(reply.body, { new_user_group: false, user_group: { properties: { region: 'EU' } } })
})

test('a known group is answered with the team_id of a later seed', async (t) => {
  const { explo, post } = await startFake(t)
  for (let times = 0; times < 2; times++) await post(path, { user_group_id: 'acme', name: 'Acme' })

  await explo.seed({ team_id: 77 })

  const reply = await post(path, { user_group_id: 'acme', name: 'Acme' })
  t.match(reply.body, { new_user_group: false, user_group: { team_id: 77 } })
})

test('a group with a long name is answered in full every time', async (t) => {
  const { send } = await startFake(t)
  const body = JSON.stringify({ user_group_id: 'long', name: 'x'.repeat(10_000) })
  const create = async () =>
    (await send('/api/create_user_group/', { method: 'POST', headers: jsonHeaders(), body })).json()

  await create()
  const known = await create()

  t.strictSame(await create(), known)
  t.match(known, { new_user_group: false, user_group: { name: 'x'.repeat(10_000) } })
})
