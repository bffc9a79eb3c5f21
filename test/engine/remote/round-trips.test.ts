import { test } from 'tap'
import { connectExploFake } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

/** What a test does before each of its cases must not cost more than one call of the fake. */
test('a remote reset, seed and restore take one round trip each', async (t) => {
  const { explo: fake } = await startFake(t, { transport: 'socket' })
  const explo = await connectExploFake(fake.url)
  await explo.snapshot('empty')
  const group = { name: 'Other', api_tokens: [{ token: 'other-token', permission: 'read-write' as const }] }
  const sent = t.capture(globalThis, 'fetch', globalThis.fetch)

  await explo.seed({ visibility_groups: [group] })
  t.equal(sent().length, 1)
  t.ok(explo.tokens.some(({ token }) => token === 'other-token'))

  await explo.restore('empty')
  t.equal(sent().length, 1)
  t.notOk(explo.tokens.some(({ token }) => token === 'other-token'))

  await explo.reset()
  t.equal(sent().length, 1)
})
