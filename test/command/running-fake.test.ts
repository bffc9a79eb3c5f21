import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseEnv } from 'node:util'
import { type Test, test } from 'tap'
import { env } from '../../src/command/env.ts'
import { wait } from '../../src/command/running-fake.ts'
import type { ExploFakeOptions } from '../../src/index.ts'
import { startFake } from '../support/helper.ts'
import { launch } from '../support/launch.ts'
import { TestTerminal } from '../support/run-command.ts'

const cure = 'Start one with "explo-fake", name the URL of one that runs, or wait longer with --timeout.'

test('wait ends when the fake is ready, after several attempts if necessary', async (t) => {
  let attempts = 0
  const { url, port } = await serve(t, (_request, reply) => {
    attempts++
    reply.statusCode = attempts < 3 ? 503 : 200
    reply.end('{}')
  })
  const terminal = new TestTerminal()

  await wait({ port: String(port), host: '127.0.0.1' }, [], terminal)

  t.strictSame([terminal.stdout.text, attempts], [`${url} is ready\n`, 3])
})

test('wait ends with 4 when the time is over, and says what it last got', async (t) => {
  const { url } = await serve(t, (_request, reply) => {
    reply.statusCode = 404
    reply.end()
  })

  const { exitCode, stderr } = await launch(t, ['wait', url, '--timeout', '1s']).end()

  t.equal(exitCode, 4)
  t.equal(stderr, `explo-fake: No fake was ready at ${url} within 1s: it answered 404.\n${cure}\n`)
})

test('wait ends in time when a server never answers, and when nothing listens', async (t) => {
  const { url, port, server } = await serve(t, () => {})
  const silent = wait({ timeout: '10ms' }, [url], new TestTerminal())
  await t.rejects(silent, { message: `No fake was ready at ${url} within 10ms: nothing answered.\n${cure}` })

  server.closeAllConnections()
  server.close()
  await once(server, 'close')

  const absent = wait({ timeout: '100ms' }, [url], new TestTerminal())
  await t.rejects(absent, {
    message: `No fake was ready at ${url} within 100ms: connect ECONNREFUSED 127.0.0.1:${port}.\n${cure}`,
  })
})

test('wait refuses an address that is not a URL', async (t) => {
  for (const text of ['localhost:4747', 'http:///', 'http://[', '']) {
    await t.rejects(wait({}, [text], new TestTerminal()), {
      message: `The URL of a fake cannot be "${text}".\nGive one like http://127.0.0.1:4747.`,
    })
  }
})

const quotedTokens = [
  ['plain-token', 'plain-token'],
  ['$HOME', "'$HOME'"],
  ["it's", `"it's"`],
  [`"'`, '`"\'`'],
  ['"\'`', `'"'\`'`],
] as const

for (const [token, written] of quotedTokens) {
  test(`env writes the token ${token} as ${written}, for readers of dotenv files`, async (t) => {
    const { url } = await fakeWith(t, { fixtures: fixtureWith(token) })
    const terminal = new TestTerminal()

    await env({}, [`${url}/`], terminal)

    t.equal(terminal.stdout.text, `EXPLO_API_URL=${url}\nEXPLO_API_TOKEN=${written}\n`)
  })
}

test('env prints JSON, under the names that the application reads', async (t) => {
  const { url } = await fakeWith(t)
  const terminal = new TestTerminal()

  await env({ format: 'json', 'env-url': 'A', 'env-token': 'B', 'env-read-only-token': 'C' }, [url], terminal)

  t.strictSame(JSON.parse(terminal.stdout.text), { A: url, B: 'explo-test-token', C: 'explo-test-token-read-only' })
})

test('env gives the variables to the later steps of a GitHub job, and prints them elsewhere', async (t) => {
  const { url } = await fakeWith(t)
  const expected = `EXPLO_API_URL=${url}\nEXPLO_API_TOKEN=explo-test-token\nEXPLO_READ_ONLY_API_TOKEN=explo-test-token-read-only\n`
  const folder = t.testdir({ env: 'EARLIER=1\n' })

  const job = await launch(t, ['env', url, '--format', 'github'], { GITHUB_ENV: `${folder}/env` }).end()
  const elsewhere = await launch(t, ['env', url, '--format', 'github'], { GITHUB_ENV: '' }).end()

  t.strictSame(job, { exitCode: 0, stdout: '', stderr: '' })
  t.equal(await readFile(`${folder}/env`, 'utf8'), `EARLIER=1\n${expected}`)
  t.strictSame(elsewhere, { exitCode: 0, stdout: expected, stderr: '' })
  t.match(parseEnv(elsewhere.stdout), { EXPLO_API_URL: url })
})

test('env appends each variable to the file of a GitHub job, and prints nothing', async (t) => {
  const { url } = await fakeWith(t, { fixtures: fixtureWith('writer') })
  const file = `${t.testdir({ env: 'EARLIER=1\n' })}/env`
  const terminal = new TestTerminal({ GITHUB_ENV: file })

  await env({ format: 'github' }, [url], terminal)

  t.strictSame(
    [terminal.stdout.text, await readFile(file, 'utf8')],
    ['', `EARLIER=1\nEXPLO_API_URL=${url}\nEXPLO_API_TOKEN=writer\n`],
  )
})

test('env says why it leaves out a certificate that this machine does not have', async (t) => {
  const fake = await fakeWith(t, { tls: 'self-signed' })
  const { NODE_EXTRA_CA_CERTS: caFile = '' } = fake.env()
  await rm(caFile)

  const terminal = new TestTerminal()

  await env({}, [fake.url], terminal)

  t.notMatch(terminal.stdout.text, 'NODE_EXTRA_CA_CERTS')
  t.equal(
    terminal.stderr.text,
    `explo-fake: NODE_EXTRA_CA_CERTS is left out: the certificate of the fake at ${fake.url} is in ${caFile} on its own machine or container.
Copy that file here and set the variable yourself, or start the fake with --tls-cert and --tls-key.
`,
  )
})

test('wait accepts any certificate', async (t) => {
  const { url, port } = await fakeWith(t, { tls: 'self-signed' })
  const terminal = new TestTerminal()

  await wait({ port: String(port), tls: true }, [], terminal)

  t.equal(terminal.stdout.text, `${url} is ready\n`)
})

test('env needs the admin token when the control API does', async (t) => {
  const { url } = await fakeWith(t, { adminToken: 'secret' })
  const terminal = new TestTerminal()

  await env({ 'admin-token': 'secret' }, [url], terminal)

  t.match(terminal.stdout.text, /^EXPLO_API_TOKEN=explo-test-token$/m)
  await t.rejects(env({}, [url], new TestTerminal()), {
    code: 'EXPLO_FAKE_REFUSED',
    problem: 'The control API needs the admin token.',
    hint: 'Send the header "Authorization: Bearer <admin token>". connectExploFake sends its option "adminToken". The command sends the one of --admin-token.',
  })
})

test('env sends the admin token to no server with an untrusted certificate', async (t) => {
  const fake = await fakeWith(t, { tls: 'self-signed', adminToken: 'secret' })
  const authorizations: unknown[] = []
  fake.app.server.on('request', ({ headers }) => authorizations.push(headers.authorization))

  await t.rejects(env({ 'admin-token': 'secret' }, [fake.url], new TestTerminal()), {
    code: 'EXPLO_FAKE_UNTRUSTED',
    problem: `The certificate of ${fake.url} is not trusted: self-signed certificate. The admin token was not sent.`,
    hint: 'Set NODE_EXTRA_CA_CERTS to the file that the fake prints when it starts.',
  })

  t.ok(authorizations.length > 0)
  t.notOk(authorizations.some((authorization) => authorization !== undefined))
})

test('env says why it cannot reach a fake that has just ended', async (t) => {
  let calls = 0
  const { url } = await serve(t, ({ socket }, reply) => (calls++ === 0 ? reply.end('{}') : socket.destroy()))

  await t.rejects(env({}, [url], new TestTerminal()), { code: 'ECONNRESET' })
})

function fixtureWith(token: string): NonNullable<ExploFakeOptions['fixtures']> {
  return { visibility_groups: [{ name: 'Production', api_tokens: [{ token, permission: 'read-write' }] }] }
}

async function fakeWith(t: Test, options: ExploFakeOptions = {}) {
  const { explo: fake } = await startFake(t, { transport: 'socket', ...options })
  return fake
}

async function serve(t: Test, listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { server, port, url: `http://127.0.0.1:${port}` }
}
