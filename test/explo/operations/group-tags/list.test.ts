import { test } from 'tap'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { league, tokens } from '../../../support/league.ts'

const path = '/api/group_tags/'

overEveryTransport(
  'all tags of the team are listed',
  { fixtures: { group_tags: ['marketing', 'sales'] } },
  async (t, { call }) => {
    const reply = await call('GET', path)

    t.strictSame(reply, {
      status: 200,
      body: { success: 1, group_tags: [{ name: 'marketing' }, { name: 'sales' }] },
    })
  },
)

test('a team without tags has an empty list', async (t) => {
  const { call } = await startFake(t)

  t.strictSame(await call('GET', path), { status: 200, body: { success: 1, group_tags: [] } })
})

test('every API token of the team lists the same tags, also a read-only one', async (t) => {
  const { call } = await startFake(t, { fixtures: league })

  for (const token of Object.values(tokens)) {
    t.match(await call('GET', path, undefined, token), {
      status: 200,
      body: { group_tags: [{ name: 'east' }, { name: 'west' }] },
    })
  }
})
