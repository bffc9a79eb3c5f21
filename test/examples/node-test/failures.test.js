import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useExploFake } from 'explo-fake/node-test'
import { startVisit } from '../visitor.js'

const explo = useExploFake()

test('a company that retries gets a page with its token after any failure of Explo', async () => {
  await explo.world.explore(
    async (world) => {
      Object.assign(process.env, world.env())
      // The application caches tokens, so each run starts a new one.
      const visit = await startVisit()
      try {
        await visit.insist('POST', '/companies', { id: 'acme', name: 'Acme' })
        await visit.insist('POST', '/companies/acme/new-token')
        return await visit.page('/companies/acme')
      } finally {
        await visit.end()
      }
    },
    {
      async check(world, { value, error }) {
        assert.equal(error, undefined)
        const [acme] = (await world.inspect()).customers
        assert.ok(value.includes(acme.token))
      },
      timeoutMs: 3000,
    },
  )
})
