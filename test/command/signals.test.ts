import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { test } from 'tap'
import { jsonHeaders } from '../helper.ts'
import { launch, launchCovered } from './launch.ts'

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
