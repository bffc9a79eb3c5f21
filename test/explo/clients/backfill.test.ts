import { type Test, test } from 'tap'
import type { ExploFake } from '../../../src/index.ts'
import { jsonHeaders, startFake } from '../../support/helper.ts'

const noon = '2026-01-01T12:00:00Z'
const portfolios = Array.from({ length: 347 }, (_, index) => `portfolio-${index + 1}`)

/** The client waits by advancing the clock of the world. */
type Wait = (milliseconds: number) => Promise<unknown>

/** The backfill of a Django application: get-or-create for each portfolio, then store the token. */
async function backfill(explo: ExploFake, wait: Wait) {
  const tokens = new Map<string, string>()
  let created = 0
  for (const id of portfolios) {
    const { customer, new_customer } = await untilAccepted(wait, () => post(explo, '/api/create_customer/', id))
    tokens.set(id, customer.token)
    if (new_customer) created++
  }
  return { created, tokens }
}

/** Explo's sample: after a 429 it waits for a minute, ignores `Retry-After`, and sends the same item again. */
async function untilAccepted(wait: Wait, send: () => Promise<Response>) {
  for (;;) {
    const reply = await send()
    if (reply.ok) return (await reply.json()) as { customer: { token: string }; new_customer: boolean }
    if (reply.status !== 429) throw new Error(`Explo answered ${reply.status}.`)
    await wait(60_000)
  }
}

function post(explo: ExploFake, path: string, id: string): Promise<Response> {
  const body = JSON.stringify({ provided_id: id, name: id })
  return explo.fetch(`https://api.explo.co${path}`, { method: 'POST', headers: jsonHeaders(), body })
}

async function start(t: Test, options: Parameters<typeof startFake>[1] = {}) {
  const { explo } = await startFake(t, { clock: noon, rateLimit: 'documented', ...options })
  const waits: number[] = []
  const wait: Wait = async (milliseconds) => {
    waits.push(milliseconds)
    await explo.clock.advance(milliseconds)
  }
  return { explo, wait, waits }
}

test('a backfill of 347 customers exceeds the rate limit and succeeds, and a second one creates nothing', async (t) => {
  const { explo, wait, waits } = await start(t)

  const first = await backfill(explo, wait)
  const waitsOfFirst = waits.length
  await wait(60_000)
  const second = await backfill(explo, wait)

  t.equal(first.created, 347)
  t.equal(waitsOfFirst, 1, '180 requests, a refused one, and the other 167 a minute later')
  t.equal(second.created, 0)
  t.strictSame(second.tokens, first.tokens)
  t.equal((await explo.requests.list({ status: 429 })).length, 2)
})

test('the 429 loop of Explo, which posts without the slash, succeeds with trailingSlash "accept"', async (t) => {
  const { explo, wait, waits } = await start(t, { assumptions: { trailingSlash: 'accept' } })

  for (const id of portfolios.slice(0, 181)) {
    await untilAccepted(wait, () => post(explo, '/api/create_customer', id))
  }

  t.strictSame(waits, [60_000])
  t.equal((await explo.requests.list({ operation: 'createCustomer', status: 200 })).length, 181)
})

test('the 429 loop of Explo fails at once with trailingSlash "redirect"', async (t) => {
  const { explo, wait, waits } = await start(t)

  const loop = untilAccepted(wait, () => post(explo, '/api/create_customer', 'acme'))

  await t.rejects(loop, { message: 'Explo answered 405.' })
  t.strictSame(waits, [])
})
