import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Test, test } from 'tap'
import { withTables } from '../../.build/readme-tables.ts'
import { createExploFake } from '../../src/index.ts'
import { uncounted } from '../support/uncounted.ts'

const entry = new URL('../../src/index.ts', import.meta.url).href
const nodeTest = new URL('../../src/runners/node-test.ts', import.meta.url).href
const run = promisify(execFile)
const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')

function snippets(language: string): string[] {
  return [...readme.matchAll(RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code)
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

/** A file with a snippet, which finds the package and what else it imports. */
function write(t: Test, snippet: string, replaced: Readonly<Record<string, string>> = {}): string {
  const imports = { "'explo-fake'": `'${entry}'`, "'explo-fake/node-test'": `'${nodeTest}'`, ...replaced }
  const code = Object.entries(imports).reduce((text, [from, to]) => text.replaceAll(from, to), snippet)
  return `${t.testdir({ 'snippet.ts': code, 'testcontainers.ts': testcontainers, 'assumptions.json': '{"trailingSlash":"accept"}' })}/snippet.ts`
}

for (const [index, snippet] of snippets('js').entries()) {
  test(`snippet ${index + 1} of the README runs when pasted`, async (t) => {
    await t.resolves(import(pathToFileURL(write(t, snippet)).href))
  })
}

/** The snippets in TypeScript need something that the reader has: a file, a server, a test runner or Docker. */
const runs: Readonly<Record<string, (t: Test, snippet: string) => Promise<void>>> = {
  async 'createExploFake({ assumptions:'(t, snippet) {
    const file = write(t, `${snippet}\nexport { explo }`, {
      './explo-assumptions.json': `${t.testdirName}/assumptions.json`,
    })
    const { explo } = await import(pathToFileURL(file).href)
    t.teardown(() => explo.close())

    const assumptions: { name: string; value: string }[] = await explo.assumptions()
    t.equal(assumptions.find(({ name }) => name === 'trailingSlash')?.value, 'accept')
  },

  async "connectExploFake('http://127.0.0.1:4747'"(t, snippet) {
    const fake = await createExploFake({ unknownTokens: 'new-world' })
    t.teardown(() => fake.close())
    const file = write(t, `${snippet}\nexport { explo }`, { 'http://127.0.0.1:4747': fake.url })

    const { explo } = await import(pathToFileURL(file).href)

    t.match(explo.apiToken, /^worker-/)
    t.match(await explo.inspect(), { customers: [] })
  },

  async 'useExploFake({ env:'(t, snippet) {
    const reporter = '--test-reporter=tap'
    const { stdout } = await run(process.execPath, ['--import', 'tsx', reporter, write(t, snippet)], {
      env: uncounted,
    })

    t.match(stdout, /^ok 1 - creates a customer$/m)
  },

  async 'new GenericContainer('(t, snippet) {
    const file = write(t, `${snippet}\nexport { container, explo }`, { "'testcontainers'": "'./testcontainers.ts'" })

    const { container, explo } = await import(pathToFileURL(file).href)
    t.teardown(() => container.stop())

    t.match(await explo.inspect(), { customers: [] })
  },
}

test('every snippet of the README in TypeScript runs', async (t) => {
  for (const snippet of snippets('ts')) {
    const [words, runIt] = Object.entries(runs).find(([words]) => snippet.includes(words)) ?? [snippet]

    await t.test(words, (t) => runIt?.(t, snippet) ?? t.fail('nothing runs this snippet'))
  }
  t.equal(snippets('ts').length, Object.keys(runs).length)
})

test('the tables of the README say what the source says', async (t) => {
  t.equal(await withTables(readme), readme, 'npm run readme writes them anew')
})

test('the curl lines of the README reach routes that answer', async (t) => {
  const explo = await createExploFake()
  t.teardown(() => explo.close())
  const lines = snippets('sh')
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('curl '))

  const statuses = await Promise.all(
    lines.map(async (line) => {
      const [, path = ''] = /http:\/\/127\.0\.0\.1:4747([^\s']+)/.exec(line) ?? []
      const [, method = 'GET'] = /-X (\S+)/.exec(line) ?? []
      const [, body] = /-d '(.*)'/.exec(line) ?? []
      const init = body === undefined ? { method } : { method, body, headers: { 'content-type': 'application/json' } }
      return (await fetch(`${explo.url}${path}`, init)).status
    }),
  )

  t.strictSame(
    statuses,
    lines.map(() => 200),
  )
  t.not(lines.length, 0)
})
