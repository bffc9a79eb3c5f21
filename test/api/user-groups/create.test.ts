import { test } from 'tap'
import { startFake, transports } from '../../helper.ts'

const path = '/api/create_user_group/'

for (const transport of transports) {
  test(`a new id creates the documented user group, over ${transport}`, async (t) => {
    const { post } = await startFake(t, { transport })

    const reply = await post(path, { user_group_id: 'example_1', name: 'Example 1' })

    t.match(reply, { status: 200, body: { success: 1, new_user_group: true, user_group: { team_id: 3 } } })
  })
}
