import { readFile } from 'node:fs/promises'
import { type Test, test } from 'tap'
import { runCommand } from '../support/run-command.ts'

type Folder = NonNullable<Parameters<Test['testdir']>[0]>

/** What `init` prints in a project with these files, and how to read what it wrote there. */
async function initIn(t: Test, files: Folder) {
  const folder = t.testdir(files)
  const { exitCode, stdout, stderr } = await runCommand(t, ['init'], {}, folder).end()
  t.strictSame({ exitCode, stderr }, { exitCode: 0, stderr: '' })
  return { stdout, textOf: (file: string) => readFile(`${folder}/${file}`, 'utf8') }
}

const packageJson = (fields: object) => JSON.stringify(fields)

test('init in an empty folder writes a fixture and a test for node:test, and lists them', async (t) => {
  const { stdout, textOf } = await initIn(t, {})

  t.equal(
    stdout,
    `Found:
  runner    node:test
  modules   CommonJS
  tests in  JavaScript
  variable  EXPLO_API_URL (the default, because none was found)
  variable  EXPLO_API_TOKEN (the default, because none was found)

Wrote:
  explo.fixtures.json  what every test starts from
  test/explo.test.js   an example, which passes as it is

Next:
  install  npm install --save-dev explo-fake
  run      node --test test/explo.test.js
`,
  )
  t.match(JSON.parse(await textOf('explo.fixtures.json')), { customers: [{ provided_id: 'acme' }] })
  t.match(await textOf('test/explo.test.js'), "const { useExploFake } = require('explo-fake/node-test')\n")
})

test('init changes no existing file', async (t) => {
  const { stdout, textOf } = await initIn(t, {
    'explo.fixtures.json': 'mine',
    tests: { 'explo.test.js': 'mine, too' },
  })

  t.match(stdout, '\nNot changed:\n  explo.fixtures.json  exists already\n  tests/explo.test.js  exists already\n')
  t.notMatch(stdout, 'Wrote')
  t.strictSame([await textOf('explo.fixtures.json'), await textOf('tests/explo.test.js')], ['mine', 'mine, too'])
})

test('init detects Vitest, ES modules, TypeScript and the variables that the project reads', async (t) => {
  const { stdout, textOf } = await initIn(t, {
    'package.json': packageJson({ type: 'module', devDependencies: { vitest: '^3', 'explo-fake': '^0.1' } }),
    'tsconfig.json': '{}',
    '.env.example': 'EXPLO_FAKE_PORT=1\nEXPLO_BASE_URL=https://api.explo.co\n',
    '.git': { 'hook.js': 'EXPLO_GIT_KEY' },
    node_modules: { other: { 'index.js': 'EXPLO_OTHER_KEY' } },
    src: { 'explo.ts': 'const { EXPLO_EMBED_KEY, EXPLO_API_KEY } = process.env', 'notes.md': 'EXPLO_NOTE_KEY' },
  })

  t.match(
    stdout,
    `Found:
  runner    Vitest
  modules   ES modules
  tests in  TypeScript
  variable  EXPLO_BASE_URL (in .env.example)
  variable  EXPLO_API_KEY (in src/explo.ts)
`,
  )
  t.match(stdout, '\n  vitest.config.mjs    one fake for all workers of Vitest\n')
  t.match(stdout, '\nNext:\n  run  npx vitest run test/explo.test.ts\n')
  t.match(await textOf('test/explo.test.ts'), "env: { url: 'EXPLO_BASE_URL', apiToken: 'EXPLO_API_KEY' }")
  t.match(await textOf('vitest.config.mjs'), "globalSetup: 'explo-fake/vitest/global-setup'")
})

for (const [urlPath, source, rest] of [
  ['/api', { '.env': 'EXPLO_BASE_URL="https://api.explo.co/api"' }, '/create_customer/'],
  [
    '/api/',
    { 'explo.js': "const url = process.env.EXPLO_BASE_URL ?? 'https://api.explo.co/api/'" },
    'create_customer/',
  ],
] as const) {
  test(`init keeps ${urlPath} at the end of the base URL of a project`, async (t) => {
    const { stdout, textOf } = await initIn(t, source)

    const text = await textOf('test/explo.test.js')
    t.match(stdout, `\n  URL path  ${urlPath}\n`)
    t.match(text, `env: { url: 'EXPLO_BASE_URL', urlPath: '${urlPath}', apiToken: 'EXPLO_API_TOKEN' }`)
    t.match(text, `\${process.env.EXPLO_BASE_URL}${rest}\``)
  })
}

test('init uses the variable of a read-only API token', async (t) => {
  const { stdout, textOf } = await initIn(t, { '.env': 'EXPLO_READONLY_KEY=' })

  t.match(stdout, 'EXPLO_READONLY_KEY (in .env)')
  t.match(await textOf('test/explo.test.js'), "readOnlyToken: 'EXPLO_READONLY_KEY'")
})

test('init ignores the path of a proxy, and of a URL in a comment', async (t) => {
  const { textOf } = await initIn(t, {
    '.env': 'EXPLO_BASE_URL=https://proxy.test/explo',
    'explo.js': 'call(process.env.EXPLO_BASE_URL) // see https://docs.explo.co/api',
  })

  t.match(await textOf('test/explo.test.js'), "env: { url: 'EXPLO_BASE_URL', apiToken: 'EXPLO_API_TOKEN' }")
})

test('init does not change the configuration of a runner, and says what to add', async (t) => {
  const { stdout } = await initIn(t, {
    'package.json': packageJson({ devDependencies: { vitest: '^3' } }),
    'vite.config.ts': '',
  })

  t.match(
    stdout,
    "\nNot changed:\n  vite.config.ts  for one fake in all workers add test: { globalSetup: 'explo-fake/vitest/global-setup' }\n",
  )
})

test('init detects Jest, and writes its configuration', async (t) => {
  const { stdout, textOf } = await initIn(t, { 'package.json': packageJson({ devDependencies: { jest: '^30' } }) })

  t.match(stdout, '\n  run      npx jest test/explo.test.js\n')
  t.match(await textOf('jest.config.cjs'), /globalSetup: 'explo-fake\/jest\/global-setup',\n {2}globalTeardown: /)
})

test('init with Jest and ES modules says how to run them, and does not change the configuration in package.json', async (t) => {
  const { stdout } = await initIn(t, {
    'package.json': packageJson({ type: 'module', devDependencies: { jest: '^30' }, jest: {} }),
  })

  t.match(stdout, /\nNot changed:\n {2}package\.json .* add globalSetup: /)
  t.match(stdout, ' NODE_OPTIONS=--experimental-vm-modules npx jest test/explo.test.js\n')
})

for (const [name, devDependencies, script, title, run] of [
  ['tap', { tap: '^21' }, undefined, 'tap', 'npx tap --disable-coverage test/explo.test.ts'],
  ['tsx', { tsx: '^4' }, undefined, 'node:test', 'node --import tsx --test test/explo.test.ts'],
  ['a script that calls one of two', { vitest: '^3', jest: '^30' }, 'jest --ci', 'Jest', 'npx jest test/explo.test.js'],
  ['a script that calls node', { jest: '^30' }, 'node --test', 'node:test', 'node --test test/explo.test.js'],
  ['ts-jest', { jest: '^30', 'ts-jest': '^29' }, undefined, 'Jest', 'npx jest test/explo.test.ts'],
] as const) {
  test(`init with ${name} writes a test for ${title}`, async (t) => {
    const { stdout } = await initIn(t, {
      'package.json': packageJson({ devDependencies, scripts: script && { test: script } }),
      'tsconfig.json': '{}',
    })

    t.match(stdout, `\n  runner    ${title}\n`)
    t.ok(stdout.includes(` ${run}\n`), stdout)
  })
}

test("init lists the files that contain Explo's host", async (t) => {
  const { stdout } = await initIn(t, { lib: { 'explo.js': "fetch('https://api.explo.co/api/customers/')" } })

  t.match(stdout, '\n  intercept  lib/explo.js has a fixed host: see docs/guides/interception.md in the package\n')
})

test('init refuses a folder with a broken package.json, or without write permission', async (t) => {
  const broken = await runCommand(t, ['init'], {}, t.testdir({ 'package.json': '{' })).end()

  const unwritable = await runCommand(t, ['init'], {}, t.testdir({ test: 'a file' })).end()

  t.equal(unwritable.exitCode, 2)
  t.match(
    unwritable.stderr,
    /^explo-fake: test\/explo\.test\.js cannot be written: .*\nRun init where you may write\.\n$/,
  )
  t.equal(broken.exitCode, 2)
  t.match(broken.stderr, /^explo-fake: package\.json cannot be read: .*\nRepair it first\.\n$/)
})
