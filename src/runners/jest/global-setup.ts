import { shareExploFake } from '../../index.ts'
import { atGlobalTeardown } from './teardown.ts'

/**
 * One fake for all workers, for `globalSetup` of Jest. `explo-fake/jest/global-teardown` ends it.
 *
 * @throws {ExploFakeError}
 */
export default async function setUp(): Promise<void> {
  const shared = await shareExploFake()
  atGlobalTeardown(() => shared.close())
}
