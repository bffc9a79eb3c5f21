import { test } from 'tap'
import { LocalRequests } from '../../../src/engine/handle/local-requests.ts'
import type { WaitExpectation } from '../../../src/index.ts'
import { startControl } from '../../support/start-control.ts'

const path = '/api/create_customer/'
const acme = { provided_id: 'acme', name: 'Acme' }

test('a check that holds is answered with its requests', async (t) => {
  const { control, post } = await startControl(t)
  await post(path, acme)
  await post(path, { provided_id: 'globex', name: 'Globex' })

  const verified = await control('POST', '/verify', { body: { operation: 'createCustomer', exactly: 2 } })
  const ordered = await control('POST', '/verify/order', {
    body: { steps: ['createCustomer', { where: { name: 'Globex' } }] },
  })
  const never = await control('POST', '/verify/never', { body: { operation: 'generateJwt' } })
  const waited = await control('POST', '/requests/wait', { body: { where: { name: 'Globex' } } })
  const listed = await control('GET', `/requests?where=${encodeURIComponent('{"name":"Globex"}')}`)

  t.match(
    [verified, ordered].map(({ status, body }) => [status, body]),
    [
      [200, { requests: [{ id: 'r1' }, { id: 'r2' }] }],
      [200, { requests: [{ id: 'r1' }, { id: 'r2' }] }],
    ],
  )
  t.strictSame([never.status, never.body], [204, undefined])
  t.match(
    [waited, listed].map(({ status, body }) => [status, body]),
    [
      [200, { requests: [{ id: 'r2' }] }],
      [200, { requests: [{ id: 'r2' }] }],
    ],
  )
})

test('a failed check is answered with 422, a timeout with 408, and a reset with 409, each with the requests that came', async (t) => {
  const { control, post, explo } = await startControl(t)
  await post(path, acme)

  const verified = await control('POST', '/verify', { body: { operation: 'createCustomer', exactly: 0 } })
  const waited = await control('POST', '/requests/wait', { body: { count: 2, timeoutMs: 1 } })
  const { waitFor } = LocalRequests.prototype
  const { reply: ending } = await new Promise<{ reply: ReturnType<typeof control> }>((resolve) => {
    t.capture(LocalRequests.prototype, 'waitFor', function (this: LocalRequests, expectation: WaitExpectation) {
      resolve({ reply })
      return waitFor.call(this, expectation)
    })
    const reply = control('POST', '/requests/wait', { body: { count: 2 } })
  })
  await explo.reset()

  t.equal(verified.status, 422)
  t.match(verified.body, {
    error: {
      code: 'EXPLO_FAKE_VERIFY',
      message: 'Expected no createCustomer request, but received 1.\nReceived:\n  r1 POST /api/create_customer/ → 200',
      hint: 'requests.list() returns all requests; explain(id) says why one was answered as it was.',
      requests: [{ id: 'r1', body: acme }],
    },
  })
  t.equal(waited.status, 408)
  t.match(waited.body, { error: { code: 'EXPLO_FAKE_WAIT_TIMEOUT', requests: [{ id: 'r1' }] } })
  const ended = await ending
  t.equal(ended.status, 409)
  t.match(ended.body, { error: { code: 'EXPLO_FAKE_WAIT_ENDED', requests: [{ id: 'r1' }] } })
})

test('a call without a body, or with a filter that is not JSON, is refused with advice', async (t) => {
  const { control } = await startControl(t)

  const verified = await control('POST', '/verify')
  const ordered = await control('POST', '/verify/order')
  const listed = await control('GET', '/requests?where=name')

  t.match(
    [verified, ordered, listed].map(({ status, body }) => [status, body]),
    [
      [400, { error: { message: 'What to verify must be an object, not undefined.' } }],
      [400, { error: { message: 'An order must be a list of steps, not undefined.' } }],
      [400, { error: { message: '"where" must be an object, not "name".' } }],
    ],
  )
})
