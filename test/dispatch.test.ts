import { test } from 'tap'
import { startFake } from './helper.ts'

test('a call lets timers come to their turn', async (t) => {
  const { send } = await startFake(t)
  let isOver = false
  setTimeout(() => {
    isOver = true
  }, 1)

  while (!isOver) await send('/__admin/health', { method: 'GET' })

  t.pass('the loop has ended')
})
