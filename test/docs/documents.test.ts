import { execFile } from 'node:child_process'
import { access, readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Test, test } from 'tap'
import { controlErrors } from '../../src/engine/control/errors.ts'
import { localErrors } from '../../src/engine/input/tester-error.ts'
import { explo } from '../../src/explo/index.ts'
import { createExploFake } from '../../src/index.ts'
import { bareEnvironment } from '../support/bare-environment.ts'
import { blocks, documents } from '../support/documents.ts'
import { referencePages } from './reference.ts'

const project = join(import.meta.dirname, '../..')
const entry = pathToFileURL(join(project, 'src/index.ts')).href
const nodeTest = pathToFileURL(join(project, 'src/runners/node-test.ts')).href

/** Writes a code block to a file in which the imports of the package and of `others` work. */
function write(t: Test, code: string, others: Readonly<Record<string, string>> = {}): string {
  const found = code.replaceAll("'explo-fake'", `'${entry}'`).replaceAll("'explo-fake/node-test'", `'${nodeTest}'`)
  return `${t.testdir({ 'block.ts': found, ...others })}/block.ts`
}

for (const { place, code } of blocks('js')) {
  test(`the example at ${place} runs when pasted`, async (t) => {
    await t.resolves(import(pathToFileURL(write(t, code)).href))
  })
}

/** Replaces Docker: the container is a fake in this process. */
const testcontainers = `
import { createExploFake } from '${entry}'

export const Wait = { forHealthCheck: () => 'health check' }

export class GenericContainer {
  withExposedPorts() { return this }
  withWaitStrategy() { return this }
  withEnvironment({ EXPLO_FAKE_ADMIN_TOKEN: adminToken }) { return Object.assign(this, { adminToken }) }
  async start() {
    const fake = await createExploFake({ adminToken: this.adminToken })
    return { getHost: () => '127.0.0.1', getMappedPort: () => fake.port, stop: () => fake.close() }
  }
}
`

/** How to run each block that needs a file, a server, a test runner or Docker. The key is a text that the block contains. */
const runs: Readonly<Record<string, (t: Test, code: string) => Promise<void>>> = {
  async 'createExploFake({ assumptions:'(t, code) {
    const file = write(t, `${code}\nexport { explo }`.replace('./explo', `${t.testdirName}/explo`), {
      'explo-assumptions.json': '{"trailingSlash":"accept"}',
    })
    const { explo } = await import(pathToFileURL(file).href)
    t.teardown(() => explo.close())

    const assumptions: { name: string; value: string }[] = await explo.assumptions()
    t.equal(assumptions.find(({ name }) => name === 'trailingSlash')?.value, 'accept')
  },

  async 'apiToken: `worker-'(t, code) {
    const fake = await createExploFake({ unknownTokens: 'new-world' })
    t.teardown(() => fake.close())
    const file = write(t, `${code}\nexport { explo }`.replace('http://127.0.0.1:4747', fake.url))

    const { explo } = await import(pathToFileURL(file).href)

    t.match(explo.apiToken, /^worker-/)
    t.match(await explo.inspect(), { customers: { length: 0 } })
  },

  async "test('creates a customer'"(t, code) {
    await passes(t, write(t, code), 'creates a customer')
  },

  async "test('signing up creates a customer', async () =>"(t, code) {
    const accounts = `
      export const signUp = (id) => fetch(process.env.EXPLO_API_URL + '/api/create_customer/', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'explo-authorization': 'Token ' + process.env.EXPLO_API_TOKEN },
        body: JSON.stringify({ provided_id: id, name: id }),
      })`
    await passes(
      t,
      write(t, code, { 'accounts.js': accounts, 'package.json': '{"type":"module"}' }),
      'signing up creates a customer',
    )
  },

  async 'new GenericContainer('(t, code) {
    const containers = code.replace("'testcontainers'", "'./testcontainers.ts'")
    const file = write(t, `${containers}\nexport { container, explo }`, { 'testcontainers.ts': testcontainers })

    const { container, explo } = await import(pathToFileURL(file).href)
    t.teardown(() => container.stop())

    t.match(await explo.inspect(), { customers: { length: 0 } })
  },
}

/** Texts of blocks that configure other programs. `npm run matrix` tries them with the runners. */
const settings = [
  "from 'explo-fake/vitest'",
  'vitest.config.js',
  'jest.config.js',
  'playwright.config.ts',
  'signup.spec.ts',
  'intercept: true',
]

async function passes(t: Test, file: string, title: string): Promise<void> {
  // tap's loader checks types, and cannot find those of a file URL.
  const args = ['--import', 'tsx', '--test-reporter=tap', file]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: bareEnvironment })
  t.match(stdout, new RegExp(`^ok 1 - ${title}$`, 'm'))
}

test('every TypeScript example runs, unless it configures another program', async (t) => {
  const found = blocks('ts')
  for (const { place, code } of found) {
    if (settings.some((words) => code.includes(words))) continue
    const [, run] = Object.entries(runs).find(([words]) => code.includes(words)) ?? []
    await t.test(place, (t) => run?.(t, code) ?? t.fail('no entry of `runs` or `settings` matches this example'))
  }
  for (const words of [...settings, ...Object.keys(runs)])
    t.ok(
      found.some(({ code }) => code.includes(words)),
      words,
    )
})

test('the reference pages match the source', async (t) => {
  const pages = await referencePages()

  for (const [name, text] of Object.entries(pages)) {
    t.equal(documents.get(`docs/reference/${name}`), text, 'run npm run docs')
  }
  t.strictSame((await readdir(join(project, 'docs/reference'))).sort(), Object.keys(pages).sort())
})

test('every row of a table has the same number of columns', (t) => {
  for (const [path, text] of documents) {
    for (const rows of text.match(/(^\|.*\n)+/gm) ?? []) {
      const columns = rows
        .trimEnd()
        .split('\n')
        .map((row) => row.replaceAll(/`[^`]*`/g, '').split('|').length)
      t.equal(new Set(columns).size, 1, path)
    }
  }
  t.end()
})

test('every relative link leads to an existing file and heading', async (t) => {
  for (const [path, text] of documents) {
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [file = '', heading] = target.split('#')
      const linked = file === '' ? path : relative(project, join(project, dirname(path), file))
      await t.resolves(access(join(project, linked)), `${path} links ${target}`)
      if (heading !== undefined)
        t.ok(headingsOf(documents.get(linked) ?? '').includes(heading), `${path} links ${target}`)
    }
  }
})

function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}

test('the tree in src/README.md lists exactly the folders that exist', async (t) => {
  const [, tree = ''] = /```\n(.*?)```/s.exec(documents.get('src/README.md') ?? '') ?? []
  const parents = [...tree.matchAll(/^(\w+)\/ .*\n((?: {2}.*\n)*)/gm)]
  const named = parents.flatMap(([, parent = '', children = '']) => [
    parent,
    ...[...children.matchAll(/(?:^| )([\w-]+)\/(?= )/gm)].map(([, child]) => `${parent}/${child}`),
  ])

  const entries = await readdir(join(project, 'src'), { recursive: true, withFileTypes: true })
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(join(project, 'src'), join(entry.parentPath, entry.name)))
    .filter((folder) => /^(explo|engine)(\/[^/]+)?$/.test(folder) || !folder.includes('/'))
  t.strictSame(named.sort(), folders.sort())
})

test('every file that src/README.md names exists', async (t) => {
  for (const [, file = ''] of (documents.get('src/README.md') ?? '').matchAll(/`((?:engine|explo)\/[\w/-]+\.ts)`/g)) {
    await t.resolves(access(join(project, 'src', file)), file)
  }
})

test('the README stays within 260 lines', (t) => {
  t.ok((documents.get('README.md') ?? '').split('\n').length <= 260)
  t.end()
})

test('every error code that the source uses is in the reference', async (t) => {
  const ofService = explo.handleMembers.flatMap(({ errors = {} }) => Object.keys(errors))
  const codes = new Set([...Object.keys(controlErrors), ...ofService, ...Object.keys(localErrors)])
  const src = join(project, 'src')
  const used = new Set<string>()
  for (const file of await readdir(src, { recursive: true })) {
    if (!file.endsWith('.ts')) continue
    const text = await readFile(join(src, file), 'utf8')
    for (const [, code = ''] of text.matchAll(/(?:super|Error)\(\s*'([A-Z_]+)'/g)) used.add(code)
  }

  t.strictSame(
    [...used].filter((code) => !codes.has(code)),
    [],
  )
  t.not(used.size, 0)
})

test('every curl command of the documents is answered with 200', async (t) => {
  const explo = await createExploFake()
  t.teardown(() => explo.close())
  const lines = blocks('sh').flatMap(({ code }) => code.split('\n').filter((line) => line.startsWith('curl ')))

  const statuses = await Promise.all(
    lines.map(async (line) => {
      const [, path = ''] = /http:\/\/127\.0\.0\.1:4747([^\s']+)/.exec(line) ?? []
      const [, method = 'GET'] = /-X (\S+)/.exec(line) ?? []
      return (await fetch(`${explo.url}${path}`, { method })).status
    }),
  )

  t.strictSame(
    statuses,
    lines.map(() => 200),
  )
  t.not(lines.length, 0)
})
