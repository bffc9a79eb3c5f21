import { test } from 'tap'
import { connectExploFake, LintError } from '../../../src/index.ts'
import { startControl } from '../../support/start-control.ts'

const path = '/api/create_customer/'
const acme = { provided_id: 'acme', name: 'Acme', colour: 'red' }

test('the control API and a remote handle report the same about requests as the local handle', async (t) => {
  const { explo, control, post } = await startControl(t)
  const remote = await connectExploFake(explo.url)
  await post(path, acme)

  const answers = await Promise.all(
    ['/requests/r1', '/requests/r1/explain', '/lint', '/coverage'].map((route) => control('GET', route)),
  )

  const expected = [
    await explo.requests.get('r1'),
    { explanation: await explo.explain('r1') },
    await explo.lint(),
    await explo.coverage(),
  ]
  t.strictSame(
    answers.map(({ body }) => body),
    expected,
  )
  t.strictSame(
    [
      await remote.requests.get('r1'),
      { explanation: await remote.explain('r1') },
      await remote.lint(),
      await remote.coverage(),
    ],
    expected,
  )
  t.match(await remote.requests.list({ where: { name: 'Acme' } }), [{ id: 'r1' }])
})

test('an unknown request is answered with 404, and findings of a failing lint rule with 422', async (t) => {
  const { explo, control, post } = await startControl(t, { lint: { unknownFields: 'fail' } })
  const remote = await connectExploFake(explo.url)
  await post(path, acme)

  const [unknown, lint] = [await control('GET', '/requests/r2'), await control('GET', '/lint')]

  t.equal(unknown.status, 404)
  t.match(unknown.body, { error: { code: 'EXPLO_FAKE_UNKNOWN_REQUEST', message: 'The journal has no request "r2".' } })
  t.equal(lint.status, 422)
  t.match(lint.body, { error: { code: 'EXPLO_FAKE_LINT', findings: [{ rule: 'unknownFields', requests: ['r1'] }] } })
  const error = await remote.lint().catch((error) => error)
  t.ok(error instanceof LintError)
  t.match(error, { findings: [{ rule: 'unknownFields' }] })
})

test('a remote handle receives the events of its world until it stops listening', async (t) => {
  const { explo, post } = await startControl(t)
  const here = explo.events()
  const remote = await connectExploFake(explo.url)
  const events = remote.events({ after: 0 })

  await post(path, acme)
  await explo.clock.freeze()

  t.match(
    [await events.next(), await events.next()],
    [{ value: { type: 'request', request: 'r1' } }, { value: { type: 'clock', mode: 'frozen' } }],
  )
  t.match(await here.next(), { value: { type: 'request', request: 'r1' } })
  const pending = events.next()
  t.strictSame(await events.return?.(), { done: true, value: undefined })
  t.strictSame(await pending, { done: true, value: undefined })

  for await (const event of remote.events({ after: 1 })) {
    t.match(event, { id: 2, type: 'clock' })
    break
  }
  const last = remote.events({ after: 1 })
  await last.next()
  await explo.close()
  t.strictSame(await last.next(), { done: true, value: undefined })
})

test('a remote handle says why it cannot receive events', async (t) => {
  const { explo } = await startControl(t)
  const remote = await connectExploFake(explo.url)
  const world = await remote.world({ name: 'closes' })
  await world.close()

  t.throws(() => remote.events({ after: -1 }), { code: 'EXPLO_FAKE_OPTION', problem: '"after" cannot be -1.' })
  await t.rejects(world.events().next(), { code: 'EXPLO_FAKE_UNKNOWN_WORLD' })
  await explo.close()
  await t.rejects(world.close(), { code: 'EXPLO_FAKE_UNREACHABLE' })
})

test('connecting fails with EXPLO_FAKE_UNREACHABLE when the network gives no reason', async (t) => {
  t.intercept(globalThis, 'fetch', { value: async () => Promise.reject(new TypeError('fetch failed')) })

  await t.rejects(connectExploFake('http://fake.test'), {
    code: 'EXPLO_FAKE_UNREACHABLE',
    problem: 'There is no explo-fake at http://fake.test. fetch failed',
  })
})

test('a URL without a port has the default port of its protocol', async (t) => {
  const world = { id: 'default', name: 'default', tokens: [], epoch: 1 }
  t.intercept(globalThis, 'fetch', { value: async () => Response.json(world) })

  const ports = await Promise.all(
    ['http://fake.test', 'https://fake.test'].map(async (url) => (await connectExploFake(url)).port),
  )

  t.strictSame(ports, [80, 443])
})
