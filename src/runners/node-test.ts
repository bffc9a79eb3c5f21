import { after, afterEach, beforeEach, type TestContext } from 'node:test'
import { type TestedExploFake, TestWorlds, type TestWorldsOptions } from '../index.ts'

/**
 * A world for each test of the file, a test within a test included.
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
  beforeEach((test) => worlds.begin((test as TestContext).fullName))
  afterEach(() => worlds.end())
  after(() => worlds.close())
  return worlds
}
