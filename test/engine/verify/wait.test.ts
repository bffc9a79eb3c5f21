import type { NeverExpectation, WaitExpectation } from '../../../src/index.ts'
import { overBothHandles } from '../../support/helper.ts'

const path = '/api/create_customer/'
const acme = { provided_id: 'acme', name: 'Acme' }
const operation = 'createCustomer'
const everything = 'requests.list() returns all requests; explain(id) says why one was answered as it was.'

overBothHandles('waitFor resolves after the answer of the last expected request', async (t, { explo, post }) => {
  await post(path, acme)

  const waiting = explo.requests.waitFor({ operation, status: 200, count: 2, where: { name: 'Acme' } })
  await post(path, { ...acme, name: 'Other' })
  await post(path, acme)

  t.match(await waiting, [
    { id: 'r1', status: 200 },
    { id: 'r3', status: 200 },
  ])
  t.match(await explo.requests.waitFor({ operation }), [{ id: 'r1' }, { id: 'r2' }, { id: 'r3' }])
})

overBothHandles('waitFor returns the oldest requests first, in any order of answers', async (t, { explo, post }) => {
  const gate = await explo.gate({ operation, at: 'received', parties: 2 })
  const waiting = explo.requests.waitFor({ operation, count: 2 })
  const answers = Promise.all([post(path, acme), post(path, acme)])
  await gate.arrived

  await gate.release({ order: ['r2', 'r1'] })
  await answers

  t.match(await waiting, [{ id: 'r1' }, { id: 'r2' }])
})

overBothHandles('waitFor fails after its timeout, and lists the requests that came', async (t, { explo, post }) => {
  await post(path, acme)
  await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })

  await t.rejects(explo.requests.waitFor({ operation, count: 2, timeoutMs: 10 }), {
    name: 'WaitError',
    code: 'EXPLO_FAKE_WAIT_TIMEOUT',
    message: `Waited 10 ms for at least 2 createCustomer requests, but received 1.
Received:
  r1 POST /api/create_customer/ → 200
Other requests:
  r2 POST /api/create_user_group/ → 200: was createUserGroup, expected createCustomer
${everything}`,
    requests: [{ id: 'r1' }, { id: 'r2' }],
  })
  await t.rejects(explo.requests.waitFor({ operation: 'generateJwt', timeoutMs: 0 }), {
    message: /^Waited 0 ms for at least 1 generateJwt request, but received none\.\n/,
  })
})

overBothHandles('a reset ends waitFor with an error', async (t, { explo, post }) => {
  await post(path, acme)

  const waiting = explo.requests.waitFor({ operation, count: 2 })
  const watching = explo.verifyNever({ operation: 'generateJwt', withinMs: 60_000 })
  const ended = Promise.all([
    t.rejects(waiting, {
      name: 'WaitError',
      code: 'EXPLO_FAKE_WAIT_ENDED',
      message: `Waited for at least 2 createCustomer requests and received 1 until the world was reset or closed.
Await what waits for requests before the world is reset or closed.`,
      requests: [{ id: 'r1' }],
    }),
    t.rejects(watching, {
      name: 'VerifyError',
      message: `The world was reset or closed before 60000 ms without a generateJwt request were over.
Await what waits for requests before the world is reset or closed.`,
    }),
  ])
  await explo.reset()

  await ended
})

overBothHandles(
  'verifyNever fails at once for a forbidden request, before or after its call',
  async (t, { explo, post }) => {
    await explo.verifyNever({ operation })
    await explo.verifyNever({ operation, withinMs: 1 })
    const failed = t.rejects(explo.verifyNever({ operation, withinMs: 60_000 }), {
      message: `Expected no createCustomer request within 60000 ms, but received 1.
Received:
  r1 POST /api/create_customer/ → 200
${everything}`,
    })
    await post(path, acme)

    await failed
    await t.rejects(explo.verifyNever({ operation }), {
      message: `Expected no createCustomer request, but received 1.
Received:
  r1 POST /api/create_customer/ → 200
${everything}`,
    })
  },
)

overBothHandles('invalid times and counts are refused', async (t, { explo }) => {
  await t.rejects(explo.requests.waitFor({ count: 0 }), {
    message: `"count" cannot be 0.
Give a whole number from 1.`,
  })
  await t.rejects(explo.requests.waitFor({ timeoutMs: 1.5 }), {
    message: `"timeoutMs" cannot be 1.5.
Give milliseconds, a whole number from 0.`,
  })
  await t.rejects(explo.verifyNever({ withinMs: -1 }), {
    message: `"withinMs" cannot be -1.
Give milliseconds, a whole number from 0.`,
  })
  await t.rejects(explo.requests.waitFor({ timeout: 1 } as WaitExpectation), {
    message: `What to wait for has no "timeout".
Did you mean "timeoutMs"?`,
  })
  await t.rejects(explo.verifyNever({ within: 1 } as NeverExpectation), {
    message: `What to verify has no "within".
Did you mean "withinMs"?`,
  })
})
