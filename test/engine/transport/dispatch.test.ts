import { test } from 'tap'
import { startFake } from '../../support/helper.ts'

test('calls to a closed fake fail as to a stopped server', async (t) => {
  const { explo, post } = await startFake(t)
  await explo.close()

  const call = post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })

  await t.rejects(call, {
    name: 'TypeError',
    message: 'fetch failed',
    cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED, because the fake is closed' },
  })
})

test('timers run between calls', async (t) => {
  const { send } = await startFake(t)
  // The first control call loads modules, which takes longer than the timer.
  await send('/__admin/health', { method: 'GET' })
  let isOver = false
  setTimeout(() => {
    isOver = true
  }, 1)

  while (!isOver) await send('/__admin/health', { method: 'GET' })

  t.pass('the loop has ended')
})
