import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { league, tokens } from '../../../support/league.ts'

const path = '/api/rename_group_tag/'

overEveryTransport(
  'a tag gets its new name, and keeps its position',
  { fixtures: { group_tags: ['tag', 'other'] } },
  async (t, { explo, post }) => {
    const reply = await post(path, { name: 'tag', new_name: 'new tag' })

    t.strictSame(reply, { status: 200, body: { success: 1, group_tag: { name: 'new tag' } } })
    t.strictSame((await explo.inspect()).group_tags, ['new tag', 'other'])
  },
)

test('customers of every visibility group get the new name of their tag', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  await post('/api/update_customer/', { provided_id: 'euroleague', group_tags: ['west', 'east'] }, tokens.sandbox)

  await post(path, { name: 'west', new_name: 'pacific' }, tokens.production)

  const { customers = [] } = await explo.inspect()
  const tags = Object.fromEntries(customers.map(({ provided_id, group_tags }) => [provided_id, group_tags]))
  t.match(tags, {
    lakers: ['pacific'],
    lebron_james: ['east', 'pacific'],
    euroleague: ['pacific', 'east'],
    rockets: { length: 0 },
  })
  const [, request] = await explo.requests.list()
  t.match(request?.changes, [
    { kind: 'group tag', visibilityGroup: null, before: 'west', after: 'pacific' },
    {
      kind: 'customer',
      visibilityGroup: 'Production',
      before: { group_tags: ['west'] },
      after: { group_tags: ['pacific'] },
    },
    { kind: 'customer', visibilityGroup: 'Production', after: { provided_id: 'lebron_james' } },
    { kind: 'customer', visibilityGroup: 'Sandbox', after: { provided_id: 'euroleague' } },
  ])
  t.equal(request?.changes.length, 4)
})

test('the old name can be used again', async (t) => {
  const { post } = await startFake(t, { fixtures: league })
  await post(path, { name: 'west', new_name: 'pacific' })

  t.equal((await post('/api/create_group_tag/', { name: 'west' })).status, 200)
})

test('an unknown tag is not found', async (t) => {
  const { explo, post } = await startFake(t)

  const reply = await post(path, { name: 'tag', new_name: 'new tag' })

  const [request] = await explo.requests.list()
  t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  t.match(request, { reason: '404: the team has no group tag "tag"', assumptions: ['groupTagErrors'] })
})

test('an existing new name is refused, also the own name of the tag, and also for an unknown tag', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  const before = await explo.inspect()

  for (const name of ['west', 'east', 'unknown']) {
    const reply = await post(path, { name, new_name: 'east' })
    t.match(reply, {
      status: 400,
      body: refusalBody('Invalid input.', { new_name: ['Group tag "east" already exists.'] }),
    })
  }

  t.strictSame(await explo.inspect(), before)
})

test('both names are required', async (t) => {
  const { post } = await startFake(t)

  const reply = await post(path, {})

  const sentences = ['This field is required.']
  t.match(reply, { status: 400, body: refusalBody('Invalid input.', { name: sentences, new_name: sentences }) })
})
