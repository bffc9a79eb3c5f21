export default {
  globalSetup: 'explo-fake/jest/global-setup',
  globalTeardown: 'explo-fake/jest/global-teardown',
  transform: {},
}
