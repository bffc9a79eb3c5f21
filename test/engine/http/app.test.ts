import { test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { startFake } from '../../support/helper.ts'

test('the app has a Fastify route for each operation', async (t) => {
  const { explo } = await startFake(t)
  const { app } = explo

  for (const { method, url } of operations) t.ok(app.hasRoute({ method, url }), `${method} ${url}`)
  t.ok(app.hasRoute({ method: 'POST', url: '/embed/create_user_group/' }), 'a legacy URL')
  t.ok(app.hasRoute({ method: 'POST', url: '/api/dashboard/report' }), 'a URL without its slash, as documented')
  t.notOk(app.hasRoute({ method: 'POST', url: '/api/create_user_group' }))
  t.match(app.printRoutes(), /user_group\/ \(POST\)/)
})

test('the app has routes with and without the slash when the slash is optional', async (t) => {
  const { explo } = await startFake(t, { assumptions: { trailingSlash: 'accept' } })
  const { app } = explo

  t.ok(app.hasRoute({ method: 'POST', url: '/api/create_user_group' }))
})
