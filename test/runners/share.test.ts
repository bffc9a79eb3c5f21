import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'tap'
import { connectExploFake, shareExploFake } from '../../src/index.ts'

test('the environment names a shared fake until it is closed', async (t) => {
  const shared = await shareExploFake()

  const named = process.env.EXPLO_FAKE_URL
  await t.resolves(connectExploFake(shared.url))
  await shared.close()

  t.equal(named, shared.url)
  t.notOk('EXPLO_FAKE_URL' in process.env)
  await t.rejects(connectExploFake(shared.url))
})

test('a fake that the environment names is used, and outlives the processes that join it', async (t) => {
  const first = await shareExploFake()
  t.teardown(() => first.close())

  const second = await shareExploFake()
  await second.close()

  t.equal(second.url, first.url)
  await t.resolves(connectExploFake(first.url))
})

test('of many processes that start at one port, one listens and the others use it', async (t) => {
  const probe = await shareExploFake()
  const port = Number(new URL(probe.url).port)
  await probe.close()

  const all = await Promise.all([1, 2, 3, 4].map(() => shareExploFake({ port })))

  t.equal(new Set(all.map(({ url }) => url)).size, 1)
  await Promise.all(all.map((shared) => shared.close()))
})

test('an error says when another program holds the port', async (t) => {
  const server = createServer((_, reply) => reply.end('hello')).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo

  await t.rejects(shareExploFake({ port }), { code: 'EXPLO_FAKE_PORT_IN_USE' })
})

test('wrong options of a shared fake are refused, and no fake is joined', async (t) => {
  await t.rejects(shareExploFake({ port: -1 }), {
    code: 'EXPLO_FAKE_OPTION',
    problem: 'The option "port" cannot be -1.',
  })
})
