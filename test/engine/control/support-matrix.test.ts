import { test } from 'tap'
import { startFake } from '../../support/helper.ts'

test('the control API and the handle return the same support matrix', async (t) => {
  const { explo, call } = await startFake(t)

  const reply = await call('GET', '/__admin/routes')

  t.strictSame(reply, { status: 200, body: { routes: JSON.parse(JSON.stringify(await explo.routes())) } })
})
