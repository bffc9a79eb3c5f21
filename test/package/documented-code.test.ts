import { test } from 'tap'
import { environmentNames } from '../../src/command/init/environment-names.ts'
import { newFiles } from '../../src/command/init/files.ts'
import { blocks } from '../support/documents.ts'
import { InstalledPackage } from '../support/installed-package.ts'
import { typeErrors, usual } from '../support/type-errors.ts'

/** Types of packages that the examples import and that are not installed here. */
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

/** A project for which `init` writes a TypeScript test. */
const projectInTypeScript = {
  runner: 'node-test',
  isModule: true,
  isTypeScript: true,
  env: environmentNames([]),
  urlPath: '',
  hostFiles: [],
  testFolder: 'test',
  settings: undefined,
  isInstalled: true,
} as const

test('every JavaScript or TypeScript example, and the test that init writes, compiles in strict TypeScript', async (t) => {
  const installed = await InstalledPackage.install()
  await installed.write('others.d.ts', others)
  await installed.write('accounts.ts', 'export const signUp = async (id: string) => id')
  const examples = [...blocks('js'), ...blocks('ts')].map(({ place, code }) => ({
    file: `example-${place.replaceAll(/\W/g, '-')}.mts`,
    // An example without imports changes a line of the example before it.
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
