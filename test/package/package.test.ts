import { access, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'tap'
import { filesOfPage } from '../inspector/files-of-page.ts'
import { documents } from '../support/documents.ts'
import { InstalledPackage, lacks } from '../support/installed-package.ts'

/** Explo's documented call. Only its host and token are replaced. */
const documentedCall = `curl --location --request POST 'https://api.explo.co/api/create_user_group/' \\
--header 'Content-Type: application/json' \\
--header 'Explo-Authorization: Token <token>' \\
--data-raw '{
    "user_group_id": "example_1",
    "name": "Example 1",
    "mapping": {"40": "213", "134": "386"},
    "properties": {"filterValue": "value"}
}'`

const documentedBody = {
  user_group_id: 'example_1',
  name: 'Example 1',
  mapping: { 40: '213', 134: '386' },
  properties: { filterValue: 'value' },
}

/** Explo's documented answer. `properties` are in the prose of the page, not in its example. */
function documentedAnswer(isNew: boolean, token: string): string {
  return (
    `{"success":1,"new_user_group":${isNew},"user_group":{"team_id":3,"token":"${token}","name":"Example 1",` +
    '"provided_id":"example_1","is_demo_group":false,"properties":{"filterValue":"value"}}}'
  )
}

const installed = await InstalledPackage.install()

interface Reply {
  readonly status: number
  readonly text: string
}

/** Clients that send the documented call. */
const clients: Record<string, (url: string, apiToken: string) => Promise<Reply>> = {
  async curl(url, apiToken) {
    // The options are in a file, so that the call stays as documented.
    await installed.write('.curlrc', 'silent\nwrite-out = "\\n%{http_code}"\n')
    const call = documentedCall.replace('https://api.explo.co', url).replace('<token>', apiToken)
    const [text = '', status] = (await installed.run('sh', '-c', call)).split('\n')
    return { status: Number(status), text }
  },

  async python3(url, apiToken) {
    const program = `
import json, sys, urllib.request
url, token, body = sys.argv[1:]
headers = {"Content-Type": "application/json", "Explo-Authorization": "Token " + token}
with urllib.request.urlopen(urllib.request.Request(url, body.encode(), headers)) as reply:
    print(json.dumps({"status": reply.status, "text": reply.read().decode()}))`
    const args = [`${url}/api/create_user_group/`, apiToken, JSON.stringify(documentedBody)]
    return JSON.parse(await installed.run('python3', '-c', program, ...args))
  },

  async node(url, apiToken) {
    const reply = await fetch(`${url}/api/create_user_group/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${apiToken}` },
      body: JSON.stringify(documentedBody),
    })
    return { status: reply.status, text: await reply.text() }
  },
}

for (const [client, getOrCreate] of Object.entries(clients)) {
  test(`the installed command answers get-or-create of ${client} as documented, for a new and a known group`, {
    skip: await lacks(client),
  }, async (t) => {
    const { url, apiToken } = await installed.start(t)

    const created = await getOrCreate(url, apiToken)
    const found = await getOrCreate(url, apiToken)

    const { token } = JSON.parse(created.text).user_group
    t.match(token, /^[0-9a-f]{64}$/)
    t.strictSame(created, { status: 200, text: documentedAnswer(true, token) })
    t.strictSame(found, { status: 200, text: documentedAnswer(false, token) })
  })
}

test('the installed command reads a YAML fixture', async (t) => {
  await installed.write('command.yaml', 'user_groups:\n  - user_group_id: acme\n')

  const { url } = await installed.start(t, '--fixtures', 'command.yaml')

  const state = await fetch(`${url}/__admin/state`)
  t.match(await state.json(), { customers: [{ provided_id: 'acme' }] })
})

test('an error that nobody catches shows its message at once, not the code of the package', async (t) => {
  const program = "require('explo-fake').createExploFake({ fixture: {} })"

  const { stderr } = await installed.run(process.execPath, '-e', program).catch((error) => error)

  const lines: string[] = stderr.split('\n')
  t.ok(lines.slice(0, 6).includes('OptionError: There is no option "fixture".'), stderr)
  t.strictSame(
    lines.filter((line) => line.length > 200),
    [],
  )
})

test('the package contains every file to which its documents link', async (t) => {
  const published = [...documents].filter(([path]) => /^(README\.md|CHANGELOG\.md|llms\.txt|docs\/)/.test(path))
  const links = published.flatMap(([path, text]) =>
    [...text.matchAll(/\]\((?!https?:)([^)\s#]+)/g)].map(([, target = '']) => join(dirname(path), target)),
  )

  for (const file of new Set(links)) {
    await t.resolves(access(join(installed.folder, 'node_modules/explo-fake', file)), file)
  }
  t.ok(links.length > 20)
})

test('the test that init writes passes unchanged', async (t) => {
  const folder = join(installed.folder, 'init')
  await mkdir(folder)
  const inFolder = (line: string) => installed.run('sh', '-c', `cd ${folder} && ${line}`)

  const said = await inFolder('../node_modules/.bin/explo-fake init')
  const [, line = ''] = / run +(.*)/.exec(said) ?? []

  t.match(await inFolder(line.replace('--test ', '--test --test-reporter=tap ')), /^# pass 1$/m)
})

test('the installed command serves the inspector page and its files', async (t) => {
  const { url } = await installed.start(t)

  const files = await filesOfPage(url)

  for (const file of ['style.css', 'main.js', 'control.js']) t.ok(files.includes(file), file)
})

const useOfTheLibrary = `
  const call = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'explo-authorization': 'Token explo-test-token' },
    body: ${JSON.stringify(JSON.stringify(documentedBody))},
  }
  async function use() {
    const explo = await createExploFake({ fixtures: 'library.yaml' })
    const created = await (await fetch(explo.url + '/api/create_user_group/', call)).text()
    const found = await (await explo.fetch('https://api.explo.co/api/create_user_group/', call)).text()
    const refusal = await explo.seed({ customer: [] }).catch((error) => error)
    const { customers } = await explo.inspect()
    const { status } = await explo.fetch('http://localhost/__admin/')
    await explo.close()
    return { created, found, refusal: [refusal instanceof FixtureError, refusal.message], customers, page: status }
  }
  use().then((result) => console.log(JSON.stringify(result)))`

test('the installed command runs a suite as a shadow run', async (t) => {
  const { url } = await installed.start(t)
  const suite = `
    const { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env
    const headers = { 'content-type': 'application/json', 'explo-authorization': 'Token ' + token }
    const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })
    fetch(url + '/api/create_user_group/', { method: 'POST', headers, body }).then((reply) => console.log(reply.status))`

  const flags = ['--upstream', url, '--token', 'explo-test-token']
  const output = await installed.run('npx', 'explo-fake', 'shadow', ...flags, '--', 'node', '-e', suite)

  t.match(output, /^200\n.*: 1 calls, 1 of them compared\. Differences: 0\.\n/)
})

test('import and require in one process give the same classes, so that instanceof works across both', async (t) => {
  await installed.write(
    'both.mjs',
    `import { createRequire } from 'node:module'
     import * as imported from 'explo-fake'
     const required = createRequire(import.meta.url)('explo-fake')
     const names = Object.keys(imported)
     console.log(names.includes('FixtureError') && names.every((name) => imported[name] === required[name]))`,
  )

  t.equal(await installed.run('node', 'both.mjs'), 'true\n')
})

test('the imported and the required library behave the same', async (t) => {
  await installed.write('library.yaml', 'team_id: 3\nuser_groups:\n  - user_group_id: acme\n')
  await installed.write('use.mjs', `import { createExploFake, FixtureError } from 'explo-fake'${useOfTheLibrary}`)
  await installed.write('use.cjs', `const { createExploFake, FixtureError } = require('explo-fake')${useOfTheLibrary}`)

  const imported = JSON.parse(await installed.run('node', 'use.mjs'))
  const required = JSON.parse(await installed.run('node', 'use.cjs'))

  const { token } = JSON.parse(imported.created).user_group
  t.match(imported, {
    created: documentedAnswer(true, token),
    found: documentedAnswer(false, token),
    refusal: [true, /customer is not a known key\. Did you mean "customers"\?/],
    customers: [{ provided_id: 'acme' }, { provided_id: 'example_1' }],
    page: 200,
  })
  t.strictSame(required, imported)
})
