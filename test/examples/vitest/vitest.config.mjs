import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { globalSetup: 'explo-fake/vitest/global-setup' } })
