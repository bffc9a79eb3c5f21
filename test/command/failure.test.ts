import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'tap'
import { describeFailure } from '../../src/command/failure.ts'
import { createExploFake } from '../../src/index.ts'
import { startFake } from '../support/helper.ts'
import { launch } from '../support/launch.ts'
import { runCommand } from '../support/run-command.ts'

test('an unknown flag ends the command with 2, the problem and advice', async (t) => {
  const ended = await runCommand(t, ['--prot', '0']).end()

  t.strictSame(ended, {
    exitCode: 2,
    stdout: '',
    stderr: 'explo-fake: There is no flag "--prot".\nDid you mean "--port"?\n',
  })
})

test('fixtures with mistakes end the command with 2 and all mistakes', async (t) => {
  const dir = t.testdir({
    'typing.json': JSON.stringify({ customers: [{ provided_id: 7 }], custmers: [] }),
    'absent.txt': '',
  })

  const { exitCode, stdout, stderr } = await launch(t, [
    ...['--port', '0', '--fixtures', `${dir}/typing.json`, '--fixtures', `${dir}/absent.json`],
  ]).end()

  t.strictSame({ exitCode, stdout }, { exitCode: 2, stdout: '' })
  t.match(stderr, `${dir}/typing.json: /customers/0/provided_id `)
  t.match(stderr, 'Did you mean "customers"?')
  t.match(stderr, `${dir}/absent.json: does not exist`)
  t.match(stderr, /\nNothing was stored\./)
  t.notMatch(stderr, /^ +at /m, 'no stack trace')
})

test('a port in use by another fake ends the command with 3 and the process of that fake', async (t) => {
  // A remote handle has made the first call of the control API, which takes longer than the command waits on a busy machine.
  const { explo: other } = await startFake(t, { transport: 'remote handle' })

  const { exitCode, stderr } = await launch(t, ['--port', String(other.port)]).end()

  t.equal(exitCode, 3)
  t.match(stderr, `explo-fake: Port ${other.port} on 127.0.0.1 is in use by another explo-fake (version `)
  t.match(stderr, `process ${process.pid}).\n`)
})

test('a port in use by another program ends the command with 3', async (t) => {
  const other = createServer((socket) => socket.end('Not HTTP.\n')).listen(0, '127.0.0.1')
  t.teardown(() => other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  const refused = await createExploFake({ port }).catch((error: unknown) => error)

  t.strictSame(describeFailure(refused), {
    exitCode: 3,
    text:
      `explo-fake: Port ${port} on 127.0.0.1 is in use by another program.\n` +
      'Stop that process, or choose another port; port 0 takes any free one.\n',
  })
})

test('an unexpected error ends the command with 1, and asks for a report with its trace', (t) => {
  const { exitCode, text } = describeFailure(new TypeError('x is not a function'))

  t.equal(exitCode, 1)
  t.match(text, /^explo-fake: TypeError: x is not a function\n +at /)
  t.match(text, /\nThis is a defect of explo-fake\. Please report it with the lines above\.\n$/)
  t.match(describeFailure('odd'), { exitCode: 1, text: /^explo-fake: odd\n/ })
  t.end()
})
