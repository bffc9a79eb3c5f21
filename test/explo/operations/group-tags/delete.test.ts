import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { league, tokens } from '../../../support/league.ts'

const path = '/api/delete_group_tag/'

overEveryTransport(
  'a tag is deleted, and removed from the customers that have it',
  { fixtures: league },
  async (t, { explo, post }) => {
    const reply = await post(path, { name: 'west' }, tokens.sandbox)

    const { group_tags, customers = [] } = await explo.inspect()
    t.strictSame(reply, { status: 200, body: { success: 1 } })
    t.strictSame(group_tags, ['east'])
    t.strictSame(
      customers.flatMap((customer) => customer.group_tags ?? []),
      ['east'],
    )
  },
)

test('the journal lists the tag and the customers that lost it', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })

  await post(path, { name: 'east' })

  const [request] = await explo.requests.list()
  t.match(request?.changes, [
    { kind: 'group tag', visibilityGroup: null, before: 'east', after: null },
    { kind: 'customer', before: { group_tags: ['east', 'west'] }, after: { group_tags: ['west'] } },
  ])
  t.equal(request?.changes.length, 2)
})

test('an unknown or deleted tag is not found', async (t) => {
  const { post } = await startFake(t, { fixtures: league })
  await post(path, { name: 'west' })

  for (const name of ['west', 'south']) {
    const reply = await post(path, { name })
    t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  }
})

test('the method is POST, as documented', async (t) => {
  const { send } = await startFake(t, { fixtures: league })

  const headers = { 'explo-authorization': `Token ${tokens.production}` }
  const reply = await send(path, { method: 'DELETE', headers })

  t.equal(reply.status, 405)
  t.equal(reply.headers.get('allow'), 'POST, OPTIONS')
})
