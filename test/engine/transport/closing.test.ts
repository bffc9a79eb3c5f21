import { test } from 'tap'
import { createExploFake } from '../../../src/index.ts'
import { jsonHeaders } from '../../support/helper.ts'

test('calls that arrive while a fake closes are answered, and never with a 500', async (t) => {
  const explo = await createExploFake({ listen: false, unknownTokens: 'new-world' })
  const statusOf = async (method: 'GET' | 'POST', url: string, token: string | undefined) =>
    (await explo.app.inject({ method, url, headers: jsonHeaders(token) })).statusCode

  const closing = explo.close()
  const statuses = await Promise.all([
    statusOf('GET', '/api/group_tags/', explo.apiToken),
    statusOf('GET', '/api/group_tags/', 'worker-1'),
    statusOf('GET', '/api/nothing/', undefined),
    statusOf('GET', '/__admin/state', explo.apiToken),
    statusOf('POST', '/__admin/reset', explo.apiToken),
    statusOf('GET', '/__admin/state', 'worker-2'),
    statusOf('GET', '/__admin/worlds', explo.apiToken),
  ])
  await closing

  t.strictSame(statuses, [200, 401, 404, 503, 503, 503, 200])
  t.strictSame(await explo.worlds(), [])
})
