import { test } from 'tap'
import { refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { customerTokens, league, tokens } from '../../../support/league.ts'

const path = '/api/get_customer/'

overEveryTransport(
  'a customer is returned with the values that it inherits through three levels',
  { fixtures: league },
  async (t, { post }) => {
    const reply = await post(path, { provided_id: 'lebron_james' })

    t.strictSame(reply, {
      status: 200,
      body: {
        success: 1,
        customer: {
          token: customerTokens.lebron,
          name: 'LeBron James',
          provided_id: 'lebron_james',
          is_demo_group: false,
          emails: ['lebron@example.com'],
          group_tags: ['east', 'west'],
          properties: { number: 23 },
          computed_properties: { number: 23, conference: 'Western', city: 'Los Angeles', season: 2024 },
          access_group: 'Production',
          parent_schema_datasource_mapping: null,
          computed_parent_schema_datasource_mapping: { '40': '999', '134': '386' },
          hierarchy_level: 'Player',
        },
      },
    })
  },
)

test('a read-only token may get a customer, which changes nothing', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })
  const before = await explo.inspect()

  const reply = await post(path, { provided_id: 'nba' }, tokens.productionReadOnly)

  const [request] = await explo.requests.list()
  t.match(reply, { status: 200, body: { customer: { name: 'NBA' } } })
  t.strictSame(request?.changes, [])
  t.strictSame(await explo.inspect(), before)
})

test('an id of two visibility groups is the customer in the group of the API token', async (t) => {
  const { post } = await startFake(t, { fixtures: league })

  const reply = await post(path, { provided_id: 'nba' }, tokens.sandboxReadOnly)

  t.match(reply.body, { customer: { name: 'NBA at play', access_group: 'Sandbox' } })
})

test('an unknown id is not found, and the journal says whether another group has it', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: league })

  const unknown = await post(path, { provided_id: 'mlb' })
  const foreign = await post(path, { provided_id: 'euroleague' })

  t.strictSame(unknown, { status: 404, body: refusalBody('Not found.') })
  t.strictSame(foreign, unknown)
  t.match(await explo.requests.list(), [
    { reason: '404: there is no customer "mlb" in visibility group Production', assumptions: ['notFound'] },
    {
      reason: '404: customer "euroleague" exists in visibility group Sandbox; this API token belongs to Production',
      assumptions: ['visibilityGroups'],
    },
  ])
})

test('the id is required, and must be a string', async (t) => {
  const { post } = await startFake(t)

  const missing = await post(path, {})
  const number = await post(path, { provided_id: 5 })

  t.match(missing, { status: 400, body: refusalBody('Invalid input.', { provided_id: ['This field is required.'] }) })
  t.match(number, { status: 400, body: refusalBody('Invalid input.', { provided_id: ['Not a valid string.'] }) })
})
