import Module from 'node:module'
import { type Test, test } from 'tap'
import packageJson from '../../package.json' with { type: 'json' }
import { banner, readyLine } from '../../src/command/start.ts'
import type { ExploFakeOptions } from '../../src/index.ts'
import { startFake } from '../support/helper.ts'
import { runCommand } from '../support/run-command.ts'

test('the banner shows the URL, the API tokens and the records of the fake', async (t) => {
  const fake = await listening(t, { adminToken: 'secret' })

  const text = banner(fake, ['a.json', 'b.yaml'], true)

  t.equal(
    text,
    `explo-fake ${packageJson.version} listens on ${fake.url}

  API token    explo-test-token (read-write, Production)
  API token    explo-test-token-read-only (read-only, Production)
  inspector    ${fake.url}/__admin/
  fixtures     a.json
  fixtures     b.yaml

Get or create a user group:

  curl -X POST '${fake.url}/api/create_user_group/' \\
    -H 'Explo-Authorization: Token explo-test-token' \\
    -H 'Content-Type: application/json' \\
    -d '{"user_group_id": "acme", "name": "Acme"}'

What is stored, what was received, and why it was answered so:

  curl -H "Authorization: Bearer $EXPLO_FAKE_ADMIN_TOKEN" '${fake.url}/__admin/state'
  curl -H "Authorization: Bearer $EXPLO_FAKE_ADMIN_TOKEN" '${fake.url}/__admin/requests'

`,
  )
})

test('the banner shows an admin token only if the fake generated it', async (t) => {
  const fake = await listening(t, { host: '0.0.0.0' })

  const made = banner(fake, [])
  const given = banner(fake, [], true)

  t.match(made, `\n  admin token  ${fake.adminToken}\n`)
  t.match(made, `-H 'Authorization: Bearer ${fake.adminToken}' `)
  t.notMatch(given, fake.adminToken as string)
})

test('the command keeps its compiled code as soon as it listens, for a runner that kills it', async (t) => {
  // Node has this function since 22.10.
  const kept = t.intercept(Module, 'flushCompileCache' as never, { value: () => {} } as never)
  const { output, end } = runCommand(t, ['--port', '0', '--json'])
  await output('stdout', /"ready"/)

  t.equal(kept().length, 1)
  await end('SIGTERM')
})

test('without a read-write API token the fake starts, and the banner says so', async (t) => {
  const fake = await listening(t, {
    fixtures: { visibility_groups: [{ name: 'Reports', api_tokens: [{ token: 'reader', permission: 'read-only' }] }] },
  })

  const text = banner(fake, [])
  const ready = JSON.parse(readyLine(fake))

  t.match(text, '\nNo API token can write: add a read-write one to the fixtures.\n')
  t.notMatch(text, 'create_user_group')
  t.strictSame(ready, { event: 'ready', url: fake.url, readOnlyToken: 'reader', pid: process.pid })
})

async function listening(t: Test, options: ExploFakeOptions) {
  const { explo: fake } = await startFake(t, { transport: 'socket', ...options })
  return fake
}

test('the banner says how to trust the certificate that a fake has made', async (t) => {
  const fake = await listening(t, { tls: 'self-signed' })

  const text = banner(fake, [])

  t.match(text, /^ {2}to trust it +NODE_EXTRA_CA_CERTS=\S+$/m)
  t.match(text, /curl --cacert '\S+' -X POST/)
})
