import { tearDownGlobally } from './teardown.ts'

/** Ends what `explo-fake/jest/global-setup` began, for `globalTeardown` of Jest. */
export default async function tearDown(): Promise<void> {
  await tearDownGlobally()
}
