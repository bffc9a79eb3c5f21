import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type LookupFunction, Socket } from 'node:net'
import tls from 'node:tls'
import { type Test, test } from 'tap'
import { EgressError, type EgressGuardOptions, guardEgress } from '../../../src/index.ts'
import { javascriptClients } from '../../matrix/clients.mjs'

const cure = 'Point the code at the `url` of the fake, or send this host there: await explo.intercept().'

for (const [name, send] of Object.entries(javascriptClients)) {
  test(`${name} cannot reach the real Explo, and the error names the test`, async (t) => {
    const { attempts } = startGuard(t, { test: () => 'creates a group' })

    const error = await send('https://api.explo.co/api/create_user_group/', {}, '{}').catch((error) => error)

    const refusal = [error, error.cause].find((error) => error?.code === 'EXPLO_FAKE_EGRESS')
    t.match(refusal.message, `The test "creates a group" tried to reach api.explo.co, which a test must not.\n${cure}`)
    t.strictSame(attempts, [{ host: 'api.explo.co', test: 'creates a group' }])
  })
}

/** Ways to open a connection that no HTTP library is needed for. */
const connections: Record<string, () => Socket> = {
  'a port and a host': () => connect(443, 'api.explo.co'),
  'a host in options': () => connect({ host: 'app.explo.co', port: 443 }, () => {}),
  'an existing socket': () => new Socket().connect({ host: 'explo.co', port: 80 }),
  'an existing socket, a port and a host': () => new Socket().connect(80, 'api.explo.co'),
  'the legacy host': () => connect({ host: 'embeddo.herokuapp.com', port: 443 }),
  'another spelling of the host': () => connect(443, 'API.Explo.Co.'),
  'its own lookup function': () => connect({ host: 'api.explo.co', port: 443, lookup: () => {} }),
  TLS: () => tls.connect({ host: 'api.explo.co', port: 443 }),
}

for (const [name, open] of Object.entries(connections)) {
  test(`no connection to the real Explo is made with ${name}`, async (t) => {
    startGuard(t)

    const error = await refusalOf(open())

    t.type(error, EgressError)
  })
}

test('the error names no test when the test is unknown', async (t) => {
  startGuard(t)

  const error = await refusalOf(connect(443, 'api.explo.co'))

  t.match(error, { message: `Something in this process tried to reach api.explo.co, which a test must not.\n${cure}` })
})

test('additional hosts can be guarded, including their subdomains', async (t) => {
  const { attempts } = startGuard(t, { hosts: ['analytics.test', '*.Proxy.test'] })

  for (const host of ['analytics.test', 'proxy.test', 'eu.proxy.test']) await refusalOf(connect(443, host))

  t.strictSame(
    attempts.map(({ host }) => host),
    ['analytics.test', 'proxy.test', 'eu.proxy.test'],
  )
})

test('other hosts, ports, socket paths and similar names are still reached', async (t) => {
  const { attempts } = startGuard(t)
  const { port, received } = await startServer(t)

  await once(connect(port, '127.0.0.1'), 'connect')
  await once(connect({ port, family: 4 }), 'connect')
  const nowhere = await refusalOf(connect(`${t.testdirName}/no.sock`))
  connect({ host: 'notexplo.co', port, lookup: (_host, _options, done) => done(new Error('looked up'), '') }).on(
    'error',
    () => {},
  )
  tls.connect({ port, host: '127.0.0.1', servername: 'other.test' }).on('error', () => {})
  const [hello] = await received

  t.match(nowhere, { code: 'ENOENT' })
  t.match(String(hello), /other\.test/)
  t.strictSame(attempts, [])
})

test('the newest thousand attempts are listed', async (t) => {
  let count = 0
  const { attempts } = startGuard(t, { test: () => `attempt ${++count}` })

  for (let call = 0; call < 1001; call++) await refusalOf(connect({ host: 'api.explo.co', port: 443 }))

  t.equal(attempts.length, 1000)
  t.equal(attempts[0]?.test, 'attempt 2')
})

test('no TLS connection uses a guarded name, whatever its address', async (t) => {
  const { attempts } = startGuard(t)
  const { port, connections } = await startServer(t)

  const overAddress = await refusalOf(tls.connect({ port, host: '127.0.0.1', servername: 'api.explo.co' }))
  const proxied = connect(port, '127.0.0.1')
  await once(proxied, 'connect')
  const overProxy = await refusalOf(tls.connect({ socket: proxied, servername: 'api.explo.co' }))

  t.type(overAddress, EgressError)
  t.type(overProxy, EgressError)
  t.strictSame(
    attempts.map(({ host }) => host),
    ['api.explo.co', 'api.explo.co'],
  )
  t.equal(
    connections.some((connection) => connection.bytesRead > 0),
    false,
  )
})

test('a connection that a mocking library answers is allowed', async (t) => {
  const { attempts } = startGuard(t)
  const { port } = await startServer(t)
  const mockLookup: LookupFunction = (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }])

  const socket = tls.connect({ host: 'api.explo.co', servername: 'api.explo.co', port, lookup: mockLookup })
  t.teardown(() => socket.destroy())
  await once(socket, 'connect')

  t.strictSame(attempts, [])
})

test('guards can begin and end in any order, and restore everything', async (t) => {
  const { connect: original } = Socket.prototype
  const { setServername } = tls.TLSSocket.prototype as unknown as { setServername: unknown }

  const first = guardEgress({ test: () => 'first' })
  const second = guardEgress({ test: () => 'second' })
  first.restore()
  const error = await refusalOf(connect(443, 'api.explo.co'))
  second.restore()
  second.restore()

  t.match(error, { test: 'second', host: 'api.explo.co' })
  t.equal(Socket.prototype.connect, original)
  t.equal((tls.TLSSocket.prototype as unknown as { setServername: unknown }).setServername, setServername)
})

test('a guard ends with its scope', async (t) => {
  const { connect: original } = Socket.prototype

  {
    using guard = guardEgress()
    t.strictSame(guard.attempts, [])
  }

  t.equal(Socket.prototype.connect, original)
})

const mistakes: [options: unknown, message: string][] = [
  [[], 'The options must be an object, not [].\nIts keys are: test, hosts.'],
  [{ tests: () => 'a' }, 'There is no option "tests".\nDid you mean "test"?'],
  [{ test: 'a' }, 'The option "test" cannot be "a".\nGive a function that returns the name of the test.'],
  [{ hosts: 'a.test' }, 'The option "hosts" cannot be "a.test".\nGive a list of host names, without scheme and port.'],
  [{ hosts: [1] }, 'The option "hosts" cannot be [ 1 ].\nGive a list of host names, without scheme and port.'],
  [
    { hosts: ['https://a.test'] },
    'The option "hosts" cannot be [ \'https://a.test\' ].\nGive a list of host names, without scheme and port.',
  ],
]

for (const [options, message] of mistakes) {
  test(`guardEgress refuses a wrong option: ${message.split('\n')[0]}`, async (t) => {
    t.throws(() => guardEgress(options as EgressGuardOptions), { code: 'EXPLO_FAKE_OPTION', message })
  })
}

function startGuard(t: Test, options?: EgressGuardOptions) {
  const guard = guardEgress(options)
  t.teardown(() => guard.restore())
  return guard
}

function refusalOf(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.on('error', resolve))
}

/** A server that keeps what it is sent to itself. */
async function startServer(t: Test) {
  const connections: Socket[] = []
  const server = createServer((connection) =>
    connections.push(connection.on('error', () => {}).on('data', (bytes) => server.emit('bytes', bytes))),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => {
    for (const connection of connections) connection.destroy()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, connections, received: once(server, 'bytes') }
}
