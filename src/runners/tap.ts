import t from 'tap'
import { type TestedExploFake, TestWorlds, type TestWorldsOptions } from '../index.ts'

/**
 * A world for each test of the file. A test within a test shares its world. A test that begins while another one runs
 * (`jobs` and `buffered`) fails, because both would read the same environment variables.
 *
 * @throws {OptionError}
 * @example
 * ```ts
 * const explo = useExploFake({ env: { url: 'EXPLO_URL' } })
 * test('signs up', async () => {
 *   await signUp('acme')
 *   await explo.world.verify({ operation: 'createCustomer', exactly: 1 })
 * })
 * ```
 */
export function useExploFake(options?: TestWorldsOptions): TestedExploFake {
  const worlds = new TestWorlds(options)
  t.beforeEach((test) => worlds.begin(test.fullname.slice(`${t.fullname} > `.length), test))
  t.afterEach((test) => worlds.end(test, { hasFailed: !test.passing(), print: (text) => t.comment(text) }))
  t.teardown(() => worlds.close())
  return worlds
}
