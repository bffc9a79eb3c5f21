import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { test } from 'tap'
import { createExploFake } from '../../src/index.ts'
import { jsonHeaders } from '../support/helper.ts'
import { launch } from '../support/launch.ts'
import { runCommand } from '../support/run-command.ts'
import { tokens, twoGroups } from '../support/two-groups.ts'

const signals = [
  { signal: 'SIGINT', exitCode: 130 },
  { signal: 'SIGTERM', exitCode: 143 },
] as const
const flags = ['--json', '--port', '0']
const isWaiting = /^explo-fake: waiting for unanswered requests; another signal stops at once\.$/m
const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })

for (const { signal, exitCode } of signals) {
  test(`${signal} lets a running request finish, also when npm repeats the signal at once`, async (t) => {
    const { command, call } = await halfSent(launch(t, flags))

    for (const repeated of [signal, 'SIGINT', 'SIGTERM'] as const) command.child.kill(repeated)
    await command.output('stderr', isWaiting)
    call.end(body.slice(10))
    const [reply]: IncomingMessage[] = await once(call, 'response')
    const answer = reply && (await json(reply))

    t.match(answer, { success: 1, new_user_group: true })
    t.match(await command.end(), { exitCode: 0 })
  })

  test(`${signal} ends held requests at once`, async (t) => {
    const { command } = await halfSent(launch(t, flags))

    command.child.kill(signal)
    await command.output('stderr', isWaiting)
    const ended = await command.end(signal)

    t.equal(ended.exitCode, exitCode)
  })
}

/** A command that has received the beginning of a call. */
async function halfSent<C extends Pick<ReturnType<typeof launch>, 'output'>>(command: C) {
  const { url } = JSON.parse(await command.output('stdout', /\n/))
  const call = request(`${url}/api/create_user_group/`, {
    method: 'POST',
    headers: { ...jsonHeaders(), 'content-length': body.length, expect: '100-continue' },
  })
  call.on('error', () => {})
  await once(call, 'continue')
  call.write(body.slice(0, 10))
  return { command, call }
}

test('the first signal stops the command, and one after the message that it waits ends it', async (t) => {
  const { command, call } = await halfSent(runCommand(t, flags))

  for (const signal of ['SIGINT', 'SIGTERM']) command.terminal.emit(signal)
  await command.output('stderr', isWaiting)
  const { exitCode } = await command.end('SIGTERM')

  t.equal(exitCode, 143)
  call.end(body.slice(10))
  const [reply]: IncomingMessage[] = await once(call, 'response')
  t.match(reply && (await json(reply)), { success: 1 })
})

test('Ctrl-C stops a contract, which removes its records and says what it did not try', async (t) => {
  await using fake = await createExploFake({ fixtures: twoGroups })
  const before = await fake.inspect()
  const command = runCommand(t, ['contract', '--url', fake.url, '--token', tokens.production])
  await command.output('stderr', /^ ?\d+\/\d+ holds /m)

  const { exitCode, stdout, stderr } = await command.end('SIGINT')

  t.equal(exitCode, 8)
  t.match(
    stderr,
    /^Stopping, and removing the records that were created\. Another signal stops at once and leaves them\.$/m,
  )
  t.match(stdout, /not tried/)
  t.strictSame((await fake.inspect()).customers, before.customers)
})

test('a second Ctrl-C does not wait for a contract to remove its records', async (t) => {
  await using fake = await createExploFake({ fixtures: twoGroups })
  const command = runCommand(t, ['contract', '--url', fake.url, '--token', tokens.production])
  await command.output('stderr', /^ ?\d+\/\d+ holds /m)
  const gate = await fake.gate({ operation: 'createCustomer', at: 'received', timeoutMs: 20_000 })
  await gate.arrived

  command.terminal.emit('SIGTERM')
  await command.output('stderr', /^Stopping, /m)
  const { exitCode } = await command.end('SIGTERM')

  t.equal(exitCode, 143)
})
