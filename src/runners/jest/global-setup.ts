import { shareExploFake } from '../../index.ts'

/**
 * One fake for all workers, for `globalSetup` of Jest. `explo-fake/jest/global-teardown` closes it.
 *
 * @throws {ExploFakeError}
 */
export default async function setUp(): Promise<void> {
  const shared = await shareExploFake()
  Object.assign(globalThis, { [Symbol.for('explo-fake/jest')]: shared })
}
