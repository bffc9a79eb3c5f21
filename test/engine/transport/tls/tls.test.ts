import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { get } from 'node:https'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import { promisify } from 'node:util'
import { type Test, test } from 'tap'
import { selfSigned } from '../../../../src/engine/transport/tls/self-signed.ts'
import { createExploFake, type ExploFakeOptions, OptionError } from '../../../../src/index.ts'
import { startFake } from '../../../support/helper.ts'
import { lacks } from '../../../support/installed-package.ts'
import { launch } from '../../../support/launch.ts'
import { runCommand } from '../../../support/run-command.ts'

async function start(t: Test, options: ExploFakeOptions) {
  const { explo } = await startFake(t, { transport: 'socket', ...options })
  return { explo, caFile: explo.env().NODE_EXTRA_CA_CERTS as string }
}

const run = promisify(execFile)

/** Each asks with the certificate that it is told to trust, and prints what it got. */
const clients: Record<string, (url: string, caFile: string) => Promise<{ stdout: string }>> = {
  curl: (url, caFile) => run('curl', ['--silent', '--show-error', '--cacert', caFile, url]),
  node: (url, caFile) =>
    run(process.execPath, ['-e', `fetch('${url}').then(async (reply) => console.log(await reply.text()))`], {
      env: { NODE_EXTRA_CA_CERTS: caFile },
    }),
  python3: (url, caFile) =>
    run('python3', [
      '-c',
      `import ssl, sys, urllib.request
context = ssl.create_default_context(cafile=sys.argv[2])
context.verify_flags |= ssl.VERIFY_X509_STRICT
print(urllib.request.urlopen(sys.argv[1], context=context).read().decode())`,
      ...[url, caFile],
    ]),
}

for (const [client, ask] of Object.entries(clients)) {
  test(`${client} trusts the generated certificate for every name of this machine`, {
    skip: await lacks(client),
  }, async (t) => {
    const { explo, caFile } = await start(t, { tls: 'self-signed' })

    const answers = await Promise.all(
      ['localhost', '127.0.0.1', '[::1]'].map((name) => ask(`https://${name}:${explo.port}/__admin/ready`, caFile)),
    )

    for (const { stdout } of answers) t.match(JSON.parse(stdout), { status: 'ready' })
  })
}

test("code with Explo's host trusts the certificate when the host resolves to this machine", async (t) => {
  const { explo } = await start(t, { tls: 'self-signed' })

  const status = await new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: explo.port, servername: 'api.explo.co', ca: explo.ca }
    get({ ...options, path: '/__admin/ready' }, ({ statusCode }) => resolve(statusCode)).on('error', reject)
  })

  t.equal(status, 200)
})

test('env names a file with the certificate, which is deleted when the fake closes', async (t) => {
  const { explo, caFile } = await start(t, { tls: 'self-signed' })
  t.match(explo.env(), { EXPLO_API_URL: RegExp(`^https://127\\.0\\.0\\.1:${explo.port}$`) })
  t.equal(await readFile(caFile, 'utf8'), explo.ca)

  await explo.close()

  await t.rejects(stat(caFile), { code: 'ENOENT' })
})

test('a fake that cannot write the certificate file does not start, with advice', async (t) => {
  const { TMPDIR } = process.env
  process.env.TMPDIR = '/nowhere'
  t.teardown(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  })

  await t.rejects(createExploFake({ tls: 'self-signed' }), {
    code: 'EXPLO_FAKE_TRUST_FILE',
    problem: /^The certificate to trust cannot be written to \/nowhere: ENOENT/,
    hint: 'Let TMPDIR name a folder that can be written to, or bring a certificate and its key.',
  })
})

test('the certificate is valid for any date of a test clock, and for the host', (t) => {
  const { cert } = selfSigned(['localhost', '10.1.2.3', '2001:db8::1:2', '::', '1:2:3:4:5:6:7:8'])

  const { subjectAltName, validFrom, validTo, ca, checkIP } = new X509Certificate(cert)

  t.equal(
    subjectAltName,
    'DNS:localhost, IP Address:10.1.2.3, IP Address:2001:DB8:0:0:0:0:1:2, IP Address:0:0:0:0:0:0:0:0, ' +
      'IP Address:1:2:3:4:5:6:7:8',
  )
  t.strictSame([validFrom, validTo, ca], ['Jan  1 00:00:00 2000 GMT', 'Dec 31 23:59:59 2049 GMT', false])
  t.equal(checkIP.call(new X509Certificate(cert), '10.1.2.3'), '10.1.2.3')
  t.end()
})

test('a given certificate is used, and env names no certificate file', async (t) => {
  const pair = selfSigned(['localhost'])
  const { explo, caFile } = await start(t, {
    tls: { cert: pair.cert, key: new TextEncoder().encode(pair.key) },
    host: 'localhost',
  })

  const shown = await new Promise<string>((resolve, reject) => {
    const asked = get(`${explo.url}/__admin/ready`, { ca: pair.cert }, () => resolve('trusted'))
    asked.on('error', reject)
  })

  t.strictSame([shown, explo.ca, caFile], ['trusted', undefined, undefined])
})

test('text that is not HTTP is refused over TLS with a hint', async (t) => {
  const { explo } = await start(t, { tls: 'self-signed' })
  const socket = connect({ host: '127.0.0.1', port: explo.port, servername: 'localhost', ca: explo.ca as string })

  socket.end('Hello?\r\n\r\n')

  t.match(await text(socket), /^HTTP\/1.1 400 .*\r\nx-explo-fake-hint: .*The fake speaks HTTP\/1.1, over TLS\.\r\n/s)
})

const refused: readonly [tls: unknown, problem: RegExp, hint: string][] = [
  [true, /^The option "tls" cannot be true\.$/, 'Give "self-signed", or { cert, key } with both in PEM.'],
  [
    { cert: 'x' },
    /^The option "tls" cannot be \{ cert: 'x' \}\.$/,
    'Give "self-signed", or { cert, key } with both in PEM.',
  ],
  [
    { cert: Buffer.from('x'), key: 'y' },
    /^The option "tls" has no certificate with its key: .+\.$/,
    'Give both in PEM, the key without a passphrase.',
  ],
]

for (const [tls, problem, hint] of refused) {
  test(`the option tls ${JSON.stringify(tls)} is refused`, async (t) => {
    const error = await createExploFake({ tls } as ExploFakeOptions).catch((error) => error)

    t.type(error, OptionError)
    t.match(error, { problem, hint })
  })
}

test('the command speaks HTTPS, and its banner can be pasted', { skip: await lacks('curl') }, async (t) => {
  const { output } = launch(t, ['--tls', '--port', '0'])

  const banner = await output('stdout', /__admin\/requests'\n/)
  const [call = ''] = /curl --cacert .*__admin\/state'/.exec(banner) ?? []
  const { stdout } = await run('sh', ['-c', call])
  const [, url = ''] = /listens on (\S+)/.exec(banner) ?? []

  t.match(banner, /^ {2}to trust it {2}NODE_EXTRA_CA_CERTS=\/.*ca\.pem$/m)
  t.match(JSON.parse(stdout), { customers: { length: 0 } })
  t.match(await launch(t, ['wait', url]).end(), { exitCode: 0, stdout: `${url} is ready\n` })
})

test('the command takes a certificate and its key from files, and wait finds the fake by the same flags', async (t) => {
  const { cert, key } = selfSigned(['localhost'])
  const folder = t.testdir({ 'cert.pem': cert, 'key.pem': key })
  const flags = ['--tls-cert', `${folder}/cert.pem`, '--host', 'localhost']
  const { output } = runCommand(t, [...flags, '--tls-key', `${folder}/key.pem`, '--port', '0', '--json'])

  const ready = JSON.parse(await output('stdout', /\n/))
  const waited = await launch(t, ['wait', ...flags, '--port', new URL(ready.url).port]).end()

  t.notHas(ready, { caFile: /./ })
  t.match(waited, { exitCode: 0, stdout: `${ready.url} is ready\n` })
})

test('a certificate without its key, or a missing file, ends the command with 2', async (t) => {
  const folder = t.testdir({ 'cert.pem': 'x' })

  const lonely = await launch(t, ['--tls-cert', `${folder}/cert.pem`]).end()
  const keyless = await launch(t, ['--tls-key', `${folder}/cert.pem`]).end()
  const absent = await launch(t, ['--tls-cert', `${folder}/cert.pem`, '--tls-key', `${folder}/key.pem`]).end()

  t.match(lonely, { exitCode: 2, stderr: /^explo-fake: The flag "--tls-cert" needs "--tls-key" too\.\n/ })
  t.match(keyless, { exitCode: 2, stderr: /^explo-fake: The flag "--tls-key" needs "--tls-cert" too\.\n/ })
  t.match(absent, {
    exitCode: 2,
    stderr: /^explo-fake: The file of --tls-key cannot be read: ENOENT.*\nName a file in PEM\.\n/,
  })
})
