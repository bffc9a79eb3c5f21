import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, Server } from 'node:net'
import { type Test, test } from 'tap'
import packageJson from '../../../package.json' with { type: 'json' }
import { createExploFake, PortInUseError } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

async function portOf(t: Test, server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  return (server.address() as AddressInfo).port
}

function answering(listener: RequestListener): Server {
  return createHttpServer(listener)
}

test('a port in use by another fake is refused with the version and process of that fake', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const second = createExploFake({ port: explo.port })

  await t.rejects(second, PortInUseError)
  await t.rejects(second, {
    name: 'PortInUseError',
    code: 'EXPLO_FAKE_PORT_IN_USE',
    problem: `Port ${explo.port} on 127.0.0.1 is in use by another explo-fake (version ${packageJson.version}, process ${process.pid}).`,
    hint: 'Stop that process, or choose another port; port 0 takes any free one.',
  })
  t.equal((await fetch(`${explo.url}/__admin/ready`)).status, 200)
})

const strangers: Record<string, () => Server> = {
  'a program that speaks no HTTP': () => createServer((socket) => socket.end('220 smtp.example ESMTP\r\n')),
  'a program that accepts and never answers': () => createServer((socket) => socket.resume().unref()),
  'a web server': () => answering((_request, reply) => reply.end('<h1>It works!</h1>')),
  'an API': () => answering((_request, reply) => reply.end('{"name":"something-else","version":"1.0.0"}')),
  'an API that answers with null': () => answering((_request, reply) => reply.end('null')),
}

for (const [name, serve] of Object.entries(strangers)) {
  test(`a port in use by ${name} is refused`, async (t) => {
    const port = await portOf(t, serve())

    await t.rejects(createExploFake({ port }), {
      code: 'EXPLO_FAKE_PORT_IN_USE',
      problem: `Port ${port} on 127.0.0.1 is in use by another program.`,
    })
  })
}

test('an address of another machine is refused', async (t) => {
  await t.rejects(createExploFake({ host: '192.0.2.1', adminToken: 'admin' }), {
    name: 'ExploFakeError',
    code: 'EXPLO_FAKE_LISTEN',
    problem: 'Cannot listen on 192.0.2.1, port 0: listen EADDRNOTAVAIL: address not available 192.0.2.1.',
    hint: 'Choose an address of this machine, and a port that this user may open.',
  })
})

test('a host name that cannot be resolved is refused', async (t) => {
  await t.rejects(createExploFake({ host: 'nowhere.invalid', adminToken: 'admin' }), {
    code: 'EXPLO_FAKE_LISTEN',
    problem: /^Cannot listen on nowhere\.invalid, port 0: getaddrinfo E/,
  })
})

for (const host of ['127.0.0.1', 'localhost']) {
  test(`a fake on ${host} answers on both addresses of localhost`, async (t) => {
    const { explo } = await startFake(t, { transport: 'socket', host })

    const replies = await Promise.all(
      ['127.0.0.1', '[::1]', 'localhost'].map((name) => fetch(`http://${name}:${explo.port}/__admin/ready`)),
    )

    t.strictSame(
      replies.map(({ status }) => status),
      [200, 200, 200],
    )
  })
}

test('a fake on another address only listens on that address', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket', host: '127.0.0.2', adminToken: 'admin' })

  t.equal((await fetch(`${explo.url}/__admin/ready`)).status, 200)
  await t.rejects(fetch(`http://[::1]:${explo.port}/__admin/ready`))
})

test('a port that another program uses on ::1 is refused, because localhost could lead there', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket', host: '::1' })

  await t.rejects(createExploFake({ port: explo.port }), {
    code: 'EXPLO_FAKE_PORT_IN_USE',
    problem: RegExp(`^Port ${explo.port} on ::1 is in use by another explo-fake `),
  })
})

test('a fake on a machine without IPv6 only listens on IPv4', async (t) => {
  const { listen } = Server.prototype
  t.intercept(Server.prototype, 'listen', {
    value(this: Server, options: { host: string }, ...rest: []) {
      if (options.host !== '::1') return listen.call(this, options, ...rest)
      return setImmediate(() => this.emit('error', Object.assign(new Error(), { code: 'EADDRNOTAVAIL' })))
    },
  })

  const { explo } = await startFake(t, { transport: 'socket' })

  t.equal((await fetch(`${explo.url}/__admin/ready`)).status, 200)
  await explo.close()
})
