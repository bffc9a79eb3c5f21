import { test } from 'tap'
import type { ExploFakeOptions } from '../../../src/index.ts'
import { overBothHandles, startFake } from '../../support/helper.ts'

const noon = '2026-01-31T12:00:00.000Z'
const path = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }

overBothHandles(
  'a clock that is frozen at an instant only moves on request',
  { clock: noon },
  async (t, { explo, post }) => {
    const world = await explo.world()
    await post(path, acme, world.apiToken)
    await world.clock.advance('61s')
    await post(path, acme, world.apiToken)

    const times = (await world.requests.list()).map(({ receivedAt }) => receivedAt)
    t.strictSame(times, [noon, '2026-01-31T12:01:01.000Z'])
    t.equal((await explo.clock.now()).toISOString(), noon)
    t.strictSame(await world.clock.read(), { now: '2026-01-31T12:01:01.000Z', mode: 'frozen' })
    await world.reset()
    t.equal((await world.clock.now()).toISOString(), noon)
  },
)

overBothHandles('a clock can be set, frozen and resumed', async (t, { explo }) => {
  await explo.clock.set(noon)
  await explo.clock.freeze()
  const frozen = await explo.clock.read()
  await explo.clock.resume()

  t.equal(frozen.mode, 'frozen')
  t.match(frozen.now, /^2026-01-31T12:00:0/)
  t.equal((await explo.clock.read()).mode, 'running')
  await t.rejects(explo.clock.advance('soon'), {
    name: 'OptionError',
    problem: 'The duration to advance the clock by cannot be "soon".',
  })
  await t.rejects(explo.clock.set('soon'), {
    name: 'OptionError',
    problem: 'The instant to set the clock to cannot be "soon".',
  })
})

overBothHandles('moving a clock too far is refused, and the world still works', async (t, { explo, post }) => {
  await explo.clock.set('9999-12-31T00:00:00Z')

  await t.rejects(explo.clock.advance('48h'), {
    name: 'OptionError',
    hint: 'It can go up to 9999-12-31T23:59:59.999Z. A reset sets it back.',
  })
  await t.rejects(explo.clock.set(8_640_000_000_000_000), {
    name: 'OptionError',
    hint: 'Give an instant of the years 0 to 9999.',
  })
  t.equal((await post(path, acme)).status, 200)
})

overBothHandles('concurrent moves of the clock add up, also with a delayed request', async (t, { explo, post }) => {
  await explo.clock.freeze()
  await explo.clock.set(noon)
  await explo.faults.add({ match: { operation: 'createUserGroup' }, delay: '1s', then: 'unavailable' })
  const reply = post(path, acme)
  while ((await explo.requests.list()).length === 0) await new Promise(setImmediate)

  await Promise.all([explo.clock.advance('30s'), explo.clock.advance('30s')])

  t.equal((await explo.clock.read()).now, '2026-01-31T12:01:00.000Z')
  t.equal((await reply).status, 503)
})

overBothHandles('JWTs are issued and expire on the clock of the world', async (t, { explo, post }) => {
  await explo.clock.set('2030-01-01T00:00:00Z')
  await explo.seed({ customers: [{ provided_id: 'acme' }] })
  const reply = await post('/api/generate_jwt/', { provided_id: 'acme', embed_id: 'vcjTgL2wdX' })
  const jwt = String(reply.body.jwt)

  const fresh = await explo.openJwt(jwt)
  await explo.clock.advance('25h')

  t.match(fresh, { isExpired: false })
  t.ok(Number(fresh.claims.iat) * 1000 >= Date.parse('2030-01-01T00:00:00Z'))
  t.equal((await explo.openJwt(jwt)).isExpired, true)
})

const limited: ExploFakeOptions = { clock: noon, rateLimit: { limit: 3, windowMs: 60_000 } }

overBothHandles(
  'requests above the limit are throttled until the window has passed, separately in each world',
  limited,
  async (t, { explo, post }) => {
    const world = await explo.world()
    for (let sent = 0; sent < 3; sent++) await post(path, acme, world.apiToken)

    const throttled = await post(path, acme, world.apiToken)
    const elsewhere = await post(path, acme)
    await world.clock.advance('30s')
    const again = await post(path, acme, world.apiToken)
    await world.clock.advance('60s')
    const admitted = await post(path, acme, world.apiToken)

    t.strictSame(throttled, {
      status: 429,
      body: { success: 0, detail: 'Request was throttled. Expected available in 60 seconds.' },
    })
    t.strictSame([elsewhere.status, again.status, admitted.status], [200, 429, 200])
    t.match((await world.requests.list({ status: 429 }))[0], {
      reason: '429: 127.0.0.1 sent more than 3 requests within 60 s',
      hint: 'Wait for 60 s, or let the time pass with clock.advance("60s").',
      assumptions: ['throttling'],
      changes: { length: 0 },
    })
    await world.reset()
    t.equal((await post(path, acme, world.apiToken)).status, 200)
  },
)

test('a throttled answer says after how many seconds to retry, with "1 second" in the singular', async (t) => {
  const { explo, send } = await startFake(t, {
    clock: noon,
    rateLimit: { limit: 2, windowMs: 60_000 },
    assumptions: { throttling: 'retry-after' },
  })
  await send(path, { method: 'POST' })
  await explo.clock.advance('20s')
  await send('/api/nowhere/', { method: 'GET' })
  await explo.clock.advance('500ms')

  const reply = await send(path, { method: 'POST' })

  await explo.reset()
  for (let sent = 0; sent < 2; sent++) await send(path, { method: 'POST' })
  await explo.clock.advance('59500ms')
  const soon = await send(path, { method: 'POST' })
  const { detail } = (await soon.json()) as { detail: string }

  t.strictSame([reply.status, reply.headers.get('retry-after')], [429, '60'])
  t.equal(detail, 'Request was throttled. Expected available in 1 second.')
})

test('the documented limit is 180 requests a minute', async (t) => {
  const { call } = await startFake(t, { clock: noon, rateLimit: 'documented' })
  const statuses: number[] = []
  for (let sent = 0; sent < 181; sent++) statuses.push((await call('GET', '/api/group_tags/')).status)

  t.strictSame([statuses.lastIndexOf(200), statuses[180]], [179, 429])
})

test('moving the clock back resets the count of the rate limit', async (t) => {
  const { explo, call } = await startFake(t, { clock: noon, rateLimit: { limit: 1, windowMs: 1000 } })
  await call('GET', '/api/group_tags/')
  await explo.clock.set('2026-01-31T11:00:00Z')

  t.equal((await call('GET', '/api/group_tags/')).status, 200)
})
