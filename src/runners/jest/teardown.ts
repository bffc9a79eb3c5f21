type Teardown = () => Promise<void>

// Jest loads set-up and teardown apart, and hands nothing from one to the other but what is global.
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
