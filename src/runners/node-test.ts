import { after, afterEach, beforeEach, type TestContext } from 'node:test'
import { type TestedExploFake, TestWorlds, type TestWorldsOptions } from '../index.ts'

/**
 * A world for each test of the file. A test within a test shares its world. A test that begins while another one runs
 * (`concurrency`) fails, because both would read the same environment variables.
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
  // Node 20.12 has no `fullName`.
  beforeEach((test) => worlds.begin((test as Partial<TestContext>).fullName ?? test.name, test))
  afterEach((test) => {
    // `passed` is set only after this hook.
    const { error } = test as { error?: unknown }
    // One by one, because the TAP reporter escapes line breaks.
    const print = (text: string) => {
      for (const line of text.split('\n')) (test as TestContext).diagnostic(line)
    }
    return worlds.end(test, { hasFailed: error != null, print })
  })
  after(() => worlds.close())
  return worlds
}
