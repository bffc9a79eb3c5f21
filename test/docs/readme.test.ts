import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { test } from 'tap'
import { withTables } from '../../.build/readme-tables.ts'
import { createExploFake } from '../../src/index.ts'

const entry = new URL('../../src/index.ts', import.meta.url).href
const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')

function snippets(language: string): string[] {
  return [...readme.matchAll(RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code)
}

for (const [index, snippet] of snippets('js').entries()) {
  test(`snippet ${index + 1} of the README runs when pasted`, async (t) => {
    const folder = t.testdir({ 'snippet.ts': snippet.replaceAll("'explo-fake'", `'${entry}'`) })

    await t.resolves(import(pathToFileURL(`${folder}/snippet.ts`).href))
  })
}

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
