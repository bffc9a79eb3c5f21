import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { league, tokens } from '../../../support/league.ts'

const path = '/api/create_group_tag/'

overEveryTransport('a new name creates a tag', async (t, { explo, post }) => {
  const reply = await post(path, { name: 'tag' })

  t.strictSame(reply, { status: 200, body: { success: 1, group_tag: { name: 'tag' } } })
  t.strictSame((await explo.inspect()).group_tags, ['tag'])
})

test('customers of every visibility group can then have the tag', async (t) => {
  const { post } = await startFake(t, { fixtures: league })
  const update = (token: string) =>
    post('/api/update_customer/', { provided_id: 'nba', group_tags: ['champions'] }, token)
  const before = await update(tokens.production)

  await post(path, { name: 'champions' }, tokens.production)

  t.equal(before.status, 400)
  for (const token of [tokens.production, tokens.sandbox]) {
    t.match(await update(token), { status: 200, body: { customer: { group_tags: ['champions'] } } })
  }
})

test('an existing name is refused, whichever API token created it', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })

  const reply = await post(path, { name: 'east' }, tokens.sandbox)

  const [request] = await explo.requests.list()
  t.strictSame(reply, {
    status: 400,
    body: refusalBody('Invalid input.', { name: ['Group tag "east" already exists.'] }),
  })
  t.match(request, { assumptions: ['groupTagErrors'] })
  t.strictSame((await explo.inspect()).group_tags, ['east', 'west'])
})

test('names that differ in case or spaces are different tags', async (t) => {
  const { explo, post } = await startFake(t)

  for (const name of ['tag', 'Tag', ' tag', '__proto__']) t.equal((await post(path, { name })).status, 200)

  t.strictSame((await explo.inspect()).group_tags, ['tag', 'Tag', ' tag', '__proto__'])
})

test('a name is required', async (t) => {
  const { post } = await startFake(t)

  t.match(await post(path, {}), {
    status: 400,
    body: refusalBody('Invalid input.', { name: ['This field is required.'] }),
  })
  t.match(await post(path, { name: ' ' }), {
    status: 400,
    body: refusalBody('Invalid input.', { name: ['This field may not be blank.'] }),
  })
})
