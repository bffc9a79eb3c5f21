import { shareExploFake } from '../../index.ts'

/**
 * One fake for all workers, also in watch mode: for `globalSetup` of Vitest.
 *
 * @returns What ends it.
 * @throws {ExploFakeError}
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const shared = await shareExploFake()
  return () => shared.close()
}
