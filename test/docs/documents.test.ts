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
import { blocks, documents } from '../support/documents.ts'
import { uncounted } from '../support/uncounted.ts'
import { referencePages } from './reference.ts'

const project = join(import.meta.dirname, '../..')
const entry = pathToFileURL(join(project, 'src/index.ts')).href
const nodeTest = pathToFileURL(join(project, 'src/runners/node-test.ts')).href

/** A file with a block, which finds the package and the other files. */
function write(t: Test, code: string, others: Readonly<Record<string, string>> = {}): string {
  const found = code.replaceAll("'explo-fake'", `'${entry}'`).replaceAll("'explo-fake/node-test'", `'${nodeTest}'`)
  return `${t.testdir({ 'block.ts': found, ...others })}/block.ts`
}

for (const { place, code } of blocks('js')) {
  test(`the example at ${place} runs when pasted`, async (t) => {
    await t.resolves(import(pathToFileURL(write(t, code)).href))
  })
}

/** Stands for Docker: the container is a fake in this process. */
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

/** These blocks need something that the reader has: a file, a server, a test runner or Docker. Each is found by its words. */
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
    t.match(await explo.inspect(), { customers: [] })
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

    t.match(await explo.inspect(), { customers: [] })
  },
}

/** The settings of other programs. The packages of runners and of Playwright are tried by `npm run matrix`. */
const settings = [
  "from 'explo-fake/vitest'",
  'vitest.config.js',
  'jest.config.js',
  'playwright.config.ts',
  'signup.spec.ts',
  'intercept: true',
]

async function passes(t: Test, file: string, title: string): Promise<void> {
  // The loader of the suite would check types across the address of a file.
  const args = ['--import', 'tsx', '--test-reporter=tap', file]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: uncounted })
  t.match(stdout, new RegExp(`^ok 1 - ${title}$`, 'm'))
}

test('every example in TypeScript runs, or is the setting of another program', async (t) => {
  const found = blocks('ts')
  for (const { place, code } of found) {
    if (settings.some((words) => code.includes(words))) continue
    const [, run] = Object.entries(runs).find(([words]) => code.includes(words)) ?? []
    await t.test(place, (t) => run?.(t, code) ?? t.fail('nothing runs this example'))
  }
  for (const words of [...settings, ...Object.keys(runs)])
    t.ok(
      found.some(({ code }) => code.includes(words)),
      words,
    )
})

test('the reference says what the source says', async (t) => {
  const pages = await referencePages()

  for (const [name, text] of Object.entries(pages)) {
    t.equal(documents.get(`docs/reference/${name}`), text, 'npm run docs writes it anew')
  }
  t.strictSame((await readdir(join(project, 'docs/reference'))).sort(), Object.keys(pages).sort())
})

test('every table of the reference has the same columns in all rows', (t) => {
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

test('every link leads to a file, and to a heading where it names one', async (t) => {
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

test('the tree in src/README.md has every folder, and no other', async (t) => {
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

test('every code of an error is in the reference', async (t) => {
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

test('the curl lines reach routes that answer', async (t) => {
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
