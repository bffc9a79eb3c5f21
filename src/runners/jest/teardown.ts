type Teardown = () => Promise<void>

// Jest loads the set-up and the teardown separately, so they can only share a global.
const key = Symbol.for('explo-fake/jest/global-teardown')
const holder = globalThis as { [key]?: Teardown | undefined }

export function atGlobalTeardown(teardown: Teardown): void {
  holder[key] = teardown
}

export async function tearDownGlobally(): Promise<void> {
  const teardown = holder[key]
  holder[key] = undefined
  await teardown?.()
}
