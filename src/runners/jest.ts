import { afterAll, afterEach, beforeEach, expect, it, test } from '@jest/globals'
import { ExploFakeError, type TestedExploFake, TestWorlds, type TestWorldsOptions } from '../index.ts'

/**
 * A world for each test of the file. Makes `test.concurrent` throw, because Jest calls no hooks for such tests.
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
  refuseConcurrentTests()
  beforeEach(() => worlds.begin(expect.getState().currentTestName ?? 'test'))
  afterEach(() => worlds.end(undefined, { hasFailed: hasFailed() }))
  afterAll(() => worlds.close())
  return worlds
}

/**
 * Whether the running test has failed. Jest tells hooks nothing about their test. Its default runner, jest-circus, keeps the
 * errors of the test in a global. In another runner the result is false.
 */
function hasFailed(): boolean {
  const key = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === 'JEST_STATE_SYMBOL')
  const state = (globalThis as { [state: symbol]: CircusState | undefined })[key as symbol]
  return (state?.currentlyRunningTest?.errors.length ?? 0) > 0
}

/** The part of the state of jest-circus that is used; the same in Jest 29 and 30. */
interface CircusState {
  readonly currentlyRunningTest?: { readonly errors: readonly unknown[] } | null
}

/** Makes `test.concurrent` throw: Jest would run such tests without a world and without a check. */
function refuseConcurrentTests(): void {
  const refuse = () => {
    throw new ExploFakeError(
      'TESTS_AT_ONCE',
      'Jest calls no hooks for test.concurrent, so useExploFake can give such a test no world, and not check it.',
      'Use test; files may run at the same time. For tests that must overlap, call createExploFake() once in a file ' +
        'without useExploFake, and in each test give the application the apiToken of a world of its own: await explo.world().',
    )
  }
  const refused: typeof test.concurrent = new Proxy(test.concurrent, {
    apply: refuse,
    // test.concurrent.only, test.concurrent.each and so on
    get: (concurrent, name) => (name === 'skip' ? concurrent.skip : refused),
  })
  for (const global of [test, it]) (global as { concurrent: typeof refused }).concurrent = refused
}
