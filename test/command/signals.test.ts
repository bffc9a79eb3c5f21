import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { test } from 'tap'
import { createExploFake } from '../../src/index.ts'
import { jsonHeaders } from '../support/helper.ts'
import { launch, launchCovered } from '../support/launch.ts'
import { tokens, twoGroups } from '../support/two-groups.ts'

const signals = [
  { signal: 'SIGINT', exitCode: 130, start: launch },
  { signal: 'SIGTERM', exitCode: 143, start: launchCovered },
] as const
const flags = ['--json', '--port', '0', '--log', 'info']
const isWaiting = /^explo-fake: waiting for requests under way; another signal stops at once\.$/m
const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })

for (const { signal, exitCode, start } of signals) {
  test(`${signal} lets a request under way finish, also when npm repeats it at once`, async (t) => {
    const { command, call } = await halfSent(start(t, flags))

    for (const repeated of [signal, 'SIGINT', 'SIGTERM'] as const) command.child.kill(repeated)
    await command.output('stderr', isWaiting)
    call.end(body.slice(10))
    const [reply]: IncomingMessage[] = await once(call, 'response')
    const answer = reply && (await json(reply))

    t.match(answer, { success: 1, new_user_group: true })
    t.match(await command.end(), { exitCode: 0 })
  })

  test(`${signal} ends at once what is waiting already`, async (t) => {
    const { command } = await halfSent(start(t, flags))

    command.child.kill(signal)
    await command.output('stderr', isWaiting)
    const ended = await command.end(signal)

    t.equal(ended.exitCode, exitCode)
  })
}

/** A command that has received the beginning of a call. */
async function halfSent(command: ReturnType<typeof launch>) {
  const { url } = JSON.parse(await command.output('stdout', /\n/))
  const call = request(`${url}/api/create_user_group/`, {
    method: 'POST',
    headers: { ...jsonHeaders(), 'content-length': body.length },
  })
  call.on('error', () => {})
  call.write(body.slice(0, 10))
  await command.output('stderr', /incoming request/)
  return { command, call }
}

test('Ctrl-C stops a contract, which removes what it made and says what it did not try', async (t) => {
  await using fake = await createExploFake({ fixtures: twoGroups })
  const before = await fake.inspect()
  const command = launchCovered(t, ['contract', '--url', fake.url, '--token', tokens.production])
  await command.output('stderr', /^ ?\d+\/\d+ holds /m)

  const { exitCode, stdout, stderr } = await command.end('SIGINT')

  t.equal(exitCode, 8)
  t.match(stderr, /^Stopping, and removing what was made; another signal stops at once\.$/m)
  t.match(stdout, /not tried/)
  t.strictSame((await fake.inspect()).customers, before.customers)
})

test('a second Ctrl-C does not wait for a contract to tidy up', async (t) => {
  await using fake = await createExploFake({ fixtures: twoGroups })
  const command = launchCovered(t, ['contract', '--url', fake.url, '--token', tokens.production])
  await command.output('stderr', /^ ?\d+\/\d+ holds /m)
  const gate = await fake.gate({ operation: 'createCustomer', at: 'received', timeoutMs: 20_000 })
  await gate.arrived

  command.child.kill('SIGTERM')
  await command.output('stderr', /^Stopping, /m)
  const { exitCode } = await command.end('SIGTERM')

  t.equal(exitCode, 143)
})
