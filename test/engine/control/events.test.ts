import { get } from 'node:http'
import { test } from 'tap'
import { startControl } from '../../support/start-control.ts'

const path = '/api/get_customer/'
const nobody = { provided_id: 'nobody' }

/** What has been sent, and the end of it. */
function listen(url: string, headers: Record<string, string> = {}) {
  return new Promise<{ headers: unknown; ended: Promise<string>; leave: () => void }>((resolve) => {
    const request = get(`${url}/__admin/events`, { headers }, (reply) => {
      const ended = reply.toArray().then((chunks) => Buffer.concat(chunks).toString())
      ended.catch(() => {})
      resolve({ headers: reply.headers, ended, leave: () => request.destroy() })
    })
  })
}

test('a listener receives events until the fake closes, and can resume after the last one that it received', async (t) => {
  const { explo, post } = await startControl(t)
  const first = await listen(explo.url)
  await post(path, nobody)
  await explo.reset()
  const again = await listen(explo.url, { 'last-event-id': '1' })
  const leaver = await listen(explo.url)
  leaver.leave()

  await explo.close()

  const request = `id: 1
event: request
data: {"id":1,"type":"request","request":"r1","operation":"getCustomer","method":"POST","path":"/api/get_customer/","status":404,"reason":"404: there is no customer \\"nobody\\" in visibility group Production"}

`
  const reset = `id: 2
event: reset
data: {"id":2,"type":"reset","epoch":2}

`
  t.match(first.headers, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  t.equal(await first.ended, request + reset)
  t.equal(await again.ended, reset)
})

test('a listener that does not read delays no other client, and loses no stored event', async (t) => {
  const { explo, post } = await startControl(t)
  const { ended } = await listen(explo.url)
  const long = `${path}?${'x'.repeat(8000)}`
  for (let times = 0; times < 300; times++) await post(long, nobody)

  await explo.close()

  t.equal((await ended).match(/^id: /gm)?.length, 300)
})

test('a listener that resumes after many events reads them at its own pace', async (t) => {
  const warnings: string[] = []
  const hear = ({ name }: Error) => warnings.push(name)
  process.on('warning', hear)
  t.teardown(() => process.off('warning', hear))
  const { explo, post } = await startControl(t)
  const first = await listen(explo.url)
  const long = `${path}?${'x'.repeat(2000)}`
  for (let times = 0; times < 100; times++) await post(long, nobody)

  const { ended } = await listen(explo.url, { 'last-event-id': '0' })
  await explo.close()

  t.equal((await ended).match(/^id: /gm)?.length, 100)
  t.equal(await ended, await first.ended)
  t.strictSame(warnings, [], 'no event listener leaks')
})

test('events are refused without a socket, and for an invalid id', async (t) => {
  const { explo, control } = await startControl(t)

  const withoutSocket = await explo.fetch('http://localhost/__admin/events')
  const { status, body } = await control('GET', '/events?after=x')

  t.equal(withoutSocket.status, 400)
  t.strictSame(await withoutSocket.json(), {
    error: {
      code: 'EXPLO_FAKE_NO_SOCKET',
      message: 'Events need a socket, and this call has none.',
      hint: 'Call the URL of a fake that listens, or loop over `explo.events()`.',
    },
  })
  t.equal(status, 400)
  t.match(body, { error: { message: '"after" cannot be NaN.' } })
})
