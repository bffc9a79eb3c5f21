import { type Test, test } from 'tap'
import type { ExploFakeOptions } from '../../../src/index.ts'
import { lacksBrowser, openPage } from '../../support/browser.ts'
import { apiToken, startFake } from '../../support/helper.ts'

const inBrowser = { skip: lacksBrowser, timeout: 90_000 }

/** The React hook that requests the JWT of a dashboard from the browser, without the slash. */
const hook = (url: string) => `fetch(${JSON.stringify(`${url}/api/generate_jwt`)}, {
  method: 'POST',
  headers: { 'Explo-Authorization': 'Token ${apiToken}', 'content-type': 'application/json' },
  body: JSON.stringify({ provided_id: String('acme'), embed_id: 'vcjTgL2wdX' }),
}).then(async (reply) => ({ status: reply.status, isRedirected: reply.redirected, data: await reply.json() }))`

/** Starts a fake, and opens a page of another origin without a content security policy. */
async function start(t: Test, options: ExploFakeOptions = {}) {
  const { explo, post } = await startFake(t, { transport: 'socket', ...options })
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  const other = await startFake(t, { transport: 'socket' })
  const page = await openPage(t, `${other.explo.url}/`)
  const ask = () => page.evaluate(hook(explo.url)) as Promise<{ data: Record<string, unknown> }>
  const seen = async () => (await explo.requests.list()).slice(1).map(({ method, status }) => `${method} ${status}`)
  return { ask, seen }
}

test('a browser that posts without the slash follows the redirect, and reads the 405', inBrowser, async (t) => {
  const { ask, seen } = await start(t)

  const reply = await ask()

  t.match(reply, { status: 405, isRedirected: true, data: { jwt: undefined } })
  t.strictSame(await seen(), ['OPTIONS 204', 'POST 301', 'OPTIONS 204', 'GET 405'])
})

test('a browser that posts without the slash gets its JWT with trailingSlash "accept"', inBrowser, async (t) => {
  const { ask, seen } = await start(t, { assumptions: { trailingSlash: 'accept', embedIds: 'any' } })

  const { data } = await ask()

  t.match(data.jwt, /^eyJ/)
  t.strictSame(await seen(), ['OPTIONS 204', 'POST 200'])
})
