import { afterAll, afterEach, beforeEach, expect } from '@jest/globals'
import { type TestedExploFake, TestWorlds, type TestWorldsOptions } from '../index.ts'

/**
 * A world for each test of the file.
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
  beforeEach(() => worlds.begin(expect.getState().currentTestName ?? 'test'))
  afterEach(() => worlds.end())
  afterAll(() => worlds.close())
  return worlds
}
