import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer as createHttpsServer } from 'node:https'
import { createServer } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { env } from '../../../src/command/env.ts'
import { wait } from '../../../src/command/running-fake.ts'
import { selfSigned } from '../../../src/engine/transport/tls/self-signed.ts'
import { connectExploFake, type ExploFakeOptions } from '../../../src/index.ts'
import { jsonHeaders, startFake } from '../../support/helper.ts'
import { TestTerminal } from '../../support/run-command.ts'

async function start(t: Test, options: ExploFakeOptions = { tls: 'self-signed' }) {
  const { explo: fake } = await startFake(t, { transport: 'socket', ...options })
  return fake
}

const withHttp = (url: string) => url.replace('https:', 'http:')
const withHttps = (url: string) => url.replace('http:', 'https:')

test('all members of a remote handle work over HTTPS with the certificate', async (t) => {
  const fake = await start(t)

  const explo = await connectExploFake(fake.url, { ca: Buffer.from(fake.ca as string) })
  const events = explo.events()
  const reply = await explo.fetch('https://api.explo.co/api/create_customer/', {
    method: 'POST',
    headers: jsonHeaders(explo.apiToken),
    body: JSON.stringify({ provided_id: 'acme', name: 'Acme' }),
  })
  const redirected = await explo.fetch('https://api.explo.co/api/dashboard', { headers: jsonHeaders(explo.apiToken) })
  const event = await events.next()
  await events.return?.()

  t.strictSame([reply.status, redirected.status, redirected.redirected], [200, 200, true])
  t.match(event.value, { type: 'request' })
  t.match((await explo.inspect()).customers, [{ provided_id: 'acme' }])
  t.strictSame([explo.ca, explo.env()], [fake.ca, fake.env()])
})

test('disconnecting during an answer over HTTPS causes no other error', async (t) => {
  const fake = await start(t)
  const explo = await connectExploFake(fake.url, { ca: fake.ca })
  await explo.faults.add({ match: { operation: 'listDashboards' }, then: { connection: 'hang' } })
  const controller = new AbortController()

  const asked = explo.fetch('https://api.explo.co/api/dashboard/', {
    headers: jsonHeaders(explo.apiToken),
    signal: controller.signal,
  })
  while ((await explo.faults.list())[0]?.hits === 0) await setImmediate()
  controller.abort()

  await t.rejects(asked, { name: 'AbortError' })
})

test('env() of a remote handle does not name a certificate file that is missing on this machine', async (t) => {
  const fake = await start(t)
  await rm(fake.env().NODE_EXTRA_CA_CERTS as string)

  const explo = await connectExploFake(fake.url, { ca: fake.ca })

  t.strictSame(Object.keys(explo.env()), ['EXPLO_API_URL', 'EXPLO_API_TOKEN', 'EXPLO_READ_ONLY_API_TOKEN'])
})

test('connecting without the certificate fails with advice', async (t) => {
  const fake = await start(t)

  await t.rejects(connectExploFake(fake.url), {
    code: 'EXPLO_FAKE_UNTRUSTED',
    problem: `The certificate of ${fake.url} is not trusted: self-signed certificate.`,
    hint:
      'Give it as the option "ca", in PEM, or start this process with NODE_EXTRA_CA_CERTS=<file>; ' +
      'the fake prints which file.',
  })
})

test('the error distinguishes a certificate for other names from an untrusted one', async (t) => {
  const pair = selfSigned(['explo.test'])
  const fake = await start(t, { tls: pair })

  await t.rejects(connectExploFake(fake.url, { ca: pair.cert }), {
    code: 'EXPLO_FAKE_UNTRUSTED',
    problem: `The certificate of ${fake.url} is for other names.`,
    hint: 'Connect by one of those, or start the fake with this name as its host.',
  })
})

test('the option ca accepts the text of the certificate', async (t) => {
  for (const [ca, shown] of [
    ['ca.pem', '"ca.pem"'],
    [true, 'true'],
  ]) {
    await t.rejects(connectExploFake('https://127.0.0.1:1', { ca } as object), {
      name: 'OptionError',
      problem: `The option "ca" cannot be ${shown}.`,
      hint: 'Give a certificate in PEM, not the path of its file.',
    })
  }
})

test('connecting with the wrong protocol fails with the URL of the fake', async (t) => {
  const [secure, plain] = [await start(t), await start(t, {})]
  const wrong = [
    [withHttp(secure.url), secure.url, 'Give that URL, or add --tls.'],
    [withHttps(plain.url), plain.url, 'Give that URL, or leave out --tls.'],
  ] as const

  for (const [url, right, cure] of wrong) {
    await t.rejects(connectExploFake(url), {
      code: 'EXPLO_FAKE_UNREACHABLE',
      problem: `There is no explo-fake at ${url}. There is one at ${right}.`,
    })
    await t.rejects(wait({}, [url], new TestTerminal()), {
      message: `There is no fake at ${url}, but one at ${right}.\n${cure}`,
    })
  }
})

const strangers = {
  disconnects: () => createServer((socket) => socket.destroy()),
  'answers 404 over HTTPS': () =>
    createHttpsServer(selfSigned(['localhost']), (_, reply) => reply.writeHead(404).end()),
}

for (const [title, make] of Object.entries(strangers)) {
  test(`a server that ${title} is not recognized as a fake`, async (t) => {
    const server = make().listen(0, '127.0.0.1')
    t.teardown(() => server.close())
    await once(server, 'listening')
    const { port } = server.address() as { port: number }

    await t.rejects(connectExploFake(`http://127.0.0.1:${port}`), {
      code: 'EXPLO_FAKE_UNREACHABLE',
      problem: RegExp(`^There is no explo-fake at http://127\\.0\\.0\\.1:${port}\\. (?!There is one)`),
    })
  })
}

test('the command env names the certificate of a running fake', async (t) => {
  const fake = await start(t)
  const terminal = new TestTerminal()

  await env({ format: 'json' }, [fake.url], terminal)

  t.strictSame(JSON.parse(terminal.stdout.text), fake.env())
})
