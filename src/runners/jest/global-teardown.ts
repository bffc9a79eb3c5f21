import type { SharedExploFake } from '../../index.ts'

/** Closes the fake that `explo-fake/jest/global-setup` started, for `globalTeardown` of Jest. */
export default async function tearDown(): Promise<void> {
  // Jest loads the two files separately, so they can share only a global.
  const key = Symbol.for('explo-fake/jest')
  await (globalThis as { readonly [key: symbol]: SharedExploFake | undefined })[key]?.close()
}
