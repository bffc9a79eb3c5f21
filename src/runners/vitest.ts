import { afterAll, afterEach, beforeEach } from 'vitest'
import { type TestedExploFake, TestWorlds, type TestWorldsOptions } from '../index.ts'

/**
 * A world for each test of the file. A test that begins while another one runs (`test.concurrent`) fails, because both
 * would read the same environment variables.
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
  beforeEach(({ task }) => worlds.begin(nameOf(task), task))
  afterEach(({ task }) => worlds.end(task, { hasFailed: task.result?.state === 'fail' }))
  afterAll(() => worlds.close())
  return worlds
}

interface Named {
  readonly name: string
  readonly suite?: Named | undefined
}

/** The name of a test after the names of its suites. */
function nameOf({ name, suite }: Named): string {
  return suite?.name ? `${nameOf(suite)} > ${name}` : name
}
