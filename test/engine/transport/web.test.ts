import { runInThisContext } from 'node:vm'
import { test } from 'tap'
import { web } from '../../../src/engine/transport/web.ts'
import { connectExploFake } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

// The real case is Jest with jsdom, which `npm run matrix` tries.

test("without a global fetch, Node's own fetch is used", (t) => {
  const before = web()
  t.teardown(hide(['fetch']))

  t.equal(before, globalThis)
  t.equal(web(), runInThisContext('globalThis'))
  t.end()
})

test('members that need fetch fail with advice in an environment without it', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const remote = await connectExploFake(explo.url)
  t.teardown(hide(['Request', 'Response']))

  const cure =
    'Jest with jsdom hides them. Begin the file with /** @jest-environment node */, or set testEnvironment to ' +
    '"jest-fixed-jsdom". Code that calls the `url` of the fake needs neither.'
  const missing = 'needs Request, Response, which this test environment lacks.'

  await t.rejects(explo.fetch(explo.url), { code: 'EXPLO_FAKE_ENVIRONMENT', message: `fetch ${missing}\n${cure}` })
  await t.rejects(explo.intercept(), { message: `intercept() ${missing}\n${cure}` })
  await t.rejects(remote.intercept(), { message: `intercept() ${missing}\n${cure}` })
})

/** @returns Makes them visible again. */
function hide(names: readonly string[]): () => void {
  const hidden = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const)
  for (const name of names) Reflect.deleteProperty(globalThis, name)
  return () => {
    for (const [name, descriptor] of hidden) Object.defineProperty(globalThis, name, descriptor as PropertyDescriptor)
  }
}
