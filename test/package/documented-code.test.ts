import { test } from 'tap'
import { newFiles } from '../../src/command/init/files.ts'
import { blocks } from '../support/documents.ts'
import { InstalledPackage } from '../support/installed-package.ts'
import { typeErrors, usual } from '../support/type-errors.ts'

/** What the reader has, and the package lacks. */
const others = `
declare module '@playwright/test' {
  export function defineConfig(config: object): object
  export const test: {
    (title: string, body: (fixtures: { page: any }) => Promise<void>): void
    beforeEach(body: () => Promise<unknown>): void
  }
}
declare module 'testcontainers'
declare module 'vitest/config'
`

/** For which init writes a test in TypeScript. */
const projectInTypeScript = {
  runner: 'node-test',
  isModule: true,
  isTypeScript: true,
  env: {},
  urlPath: '',
  hostFiles: [],
  testFolder: 'test',
  settings: undefined,
  isInstalled: true,
} as const

test('every example in JavaScript or TypeScript, and the test that init writes, compiles in strict TypeScript', async (t) => {
  const installed = await InstalledPackage.install()
  await installed.write('others.d.ts', others)
  await installed.write('accounts.ts', 'export const signUp = async (id: string) => id')
  const examples = [...blocks('js'), ...blocks('ts')].map(({ place, code }) => ({
    file: `example-${place.replaceAll(/\W/g, '-')}.mts`,
    // A line alone stands for the same line in the test before it.
    code: code.includes('import ') ? code : `import { useExploFake } from 'explo-fake/node-test'\n${code}`,
  }))
  const [, { text: code = '' } = {}] = newFiles(projectInTypeScript)
  examples.push({ file: 'init.mts', code })
  for (const { file, code } of examples) await installed.write(file, code)
  const files = ['others.d.ts', ...examples.map(({ file }) => file)]

  const errors = await typeErrors(installed, 'examples', files, { module: 'nodenext', ...usual })

  t.equal(errors, '')
  t.not(examples.length, 0)
})
