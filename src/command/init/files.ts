import { namesFor } from './environment-names.ts'
import { exampleOperation, type Project, type RunnerName, runnerTitles } from './project.ts'

/** A file that `init` writes, unless it exists. */
export interface NewFile {
  readonly path: string
  readonly text: string
  /** Its purpose. */
  readonly says: string
}

/** Where the example test imports `test` from. */
const testModule = { 'node-test': 'node:test', vitest: 'vitest', jest: '@jest/globals', tap: 'tap' } as const

/** The files for a project. */
export function newFiles(project: Project): NewFile[] {
  const fixtureText = `${JSON.stringify(fixture, null, 2)}\n`
  return [
    { path: 'explo.fixtures.json', text: fixtureText, says: 'what every test starts from' },
    { path: testFile(project), text: testText(project), says: 'an example, which passes as it is' },
    ...settingsFiles(project),
  ]
}

/** The command line that runs the example. */
export function runLine(project: Project): string {
  const file = testFile(project)
  const lines: Record<RunnerName, string> = {
    'node-test': `node ${project.isTypeScript ? '--import tsx ' : ''}--test ${file}`,
    vitest: `npx vitest run ${file}`,
    jest: `${project.isModule ? 'NODE_OPTIONS=--experimental-vm-modules ' : ''}npx jest ${file}`,
    tap: `npx tap --disable-coverage ${file}`,
  }
  return lines[project.runner]
}

/** The settings of a runner with which all its workers share one fake. */
export const sharedFake: { readonly [Runner in RunnerName]?: string } = {
  vitest: "test: { globalSetup: 'explo-fake/vitest/global-setup' }",
  jest: "globalSetup: 'explo-fake/jest/global-setup', globalTeardown: 'explo-fake/jest/global-teardown'",
}

const fixture = {
  $schema: './node_modules/explo-fake/fixtures/schema.json',
  customers: [{ provided_id: 'acme', name: 'Acme' }],
}

function testFile({ testFolder, isTypeScript }: Project): string {
  return `${testFolder}/explo.test.${isTypeScript ? 'ts' : 'js'}`
}

/** Vitest and the loaders of TypeScript take imports also in a CommonJS project. */
function hasImports({ runner, isModule, isTypeScript }: Project): boolean {
  return isModule || isTypeScript || runner === 'vitest'
}

function testText(project: Project): string {
  const { runner, urlPath } = project
  const env = namesFor(project.env)
  const path = urlPath === '' ? '' : ` urlPath: '${urlPath}',`
  const readOnlyToken = project.env.readOnlyToken ? `, readOnlyToken: '${project.env.readOnlyToken.name}'` : ''
  const lines = [
    "import assert from 'node:assert/strict'",
    `import { test } from '${testModule[runner]}'`,
    `import { useExploFake } from 'explo-fake/${runner}'`,
    '',
    'const explo = useExploFake({',
    "  fixtures: './explo.fixtures.json',",
    `  env: { url: '${env.url}',${path} apiToken: '${env.apiToken}'${readOnlyToken} }, // the variables that your code reads`,
    '})',
    '',
    "test('creates a customer', async () => {",
    '  // Call your own code here. It must read the variables when it calls Explo, not when it is imported.',
    `  const reply = await fetch(\`\${process.env.${env.url}}${exampleOperation.slice(urlPath.length)}\`, {`,
    "    method: 'POST',",
    `    headers: { 'content-type': 'application/json', 'explo-authorization': \`Token \${process.env.${env.apiToken}}\` },`,
    "    body: JSON.stringify({ provided_id: 'globex', name: 'Globex' }),",
    '  })',
    '',
    '  assert.equal(reply.status, 200)',
    "  await explo.world.verify({ operation: 'createCustomer', where: { provided_id: 'globex' }, exactly: 1 })",
    '  const { customers } = await explo.world.inspect()',
    "  assert.deepEqual(customers.map(({ name }) => name), ['Acme', 'Globex'])",
    '})',
    '',
  ]
  const text = lines.join('\n')
  const inModules = hasImports(project) ? text : text.replace(/^import (.+) from ('.+')$/gm, 'const $1 = require($2)')
  return runner === 'jest' ? `/** @jest-environment node */\n${inModules}` : inModules
}

/** The settings of the runner, if it needs any and the project has none. */
function settingsFiles({ runner, settings }: Project): NewFile[] {
  const says = `one fake for all workers of ${runnerTitles[runner]}`
  if (settings !== undefined) return []
  if (runner === 'vitest') {
    const text = `import { defineConfig } from 'vitest/config'\n\nexport default defineConfig({ ${sharedFake.vitest} })\n`
    return [{ path: 'vitest.config.mjs', text, says }]
  }
  if (runner !== 'jest') return []
  const text = `module.exports = {\n  ${sharedFake.jest?.replace(', ', ',\n  ')},\n}\n`
  return [{ path: 'jest.config.cjs', text, says }]
}
