import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type Test, test } from 'tap'
import { launch } from '../support/launch.ts'
import { runCommand } from '../support/run-command.ts'
import type { Habits } from '../support/second-server/habits.ts'
import { SecondServer, writer } from '../support/second-server/server.ts'
import { likeTheAccount, tokens } from '../support/shadow.ts'

const node = process.execPath

async function startService(t: Test, habits: Partial<Habits> = {}) {
  const server = new SecondServer(habits)
  const url = await server.listen()
  t.teardown(() => server.close())
  return { server, url }
}

/** A suite in the smallest: it creates a user group at the address that it is given. */
const suite = `
  const { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env
  const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })
  const headers = { 'content-type': 'application/json', 'explo-authorization': 'Token ' + token }
  fetch(url + '/api/create_user_group/', { method: 'POST', headers, body }).then(async (reply) => {
    const { user_group } = await reply.json()
    if (process.argv[2] === 'aloud') console.log('suite:', reply.status, user_group.provided_id)
    process.exitCode = Number(process.argv[1])
  })`

const running = (url: string, exitCode: number, ...flags: string[]) => [
  ...['shadow', '--upstream', url, '--token', writer, ...flags, '--', node, '-e', suite, String(exitCode)],
]

test('a suite runs against the service, and no difference to the fake is found', async (t) => {
  const { server, url } = await startService(t)

  const { exitCode, stdout, stderr } = await launch(t, [...running(url, 0), 'aloud']).end()

  t.equal(exitCode, 0)
  t.equal(stderr, '')
  t.equal(
    stdout,
    `suite: 200 acme\n${url}: 1 calls, 1 of them compared. Differences: 0.\n\n` +
      'In everything that was compared, the fake answered like the upstream.\n',
  )
  t.strictSame(server.account.customers, [])
})

test('a difference from an assumption ends with 6, and the report has it', async (t) => {
  const { url } = await startService(t, { userGroupProperties: 'omit' })
  const file = `${t.testdir()}/report.json`

  const { exitCode, stdout } = await runCommand(t, running(url, 0, '--report', file, '--customer-id', '7')).end()

  t.equal(exitCode, 6)
  t.match(stdout, 'createUserGroup  /user_group/properties (userGroupProperties)')
  const report = JSON.parse(await readFile(file, 'utf8'))
  t.match(report, { calls: 1, findings: [{ field: '/user_group/properties', assumptions: ['userGroupProperties'] }] })
})

test('an assumption with the option of the service is not a difference', async (t) => {
  const { url } = await startService(t, { userGroupProperties: 'omit' })

  const { exitCode } = await runCommand(t, running(url, 0, '--assumption', 'userGroupProperties=omit')).end()

  t.equal(exitCode, 0)
})

test('a difference from the documentation ends with 7', async (t) => {
  const { server, url } = await startService(t)
  const { account } = server
  const answer = account.answer.bind(account)
  account.answer = (...call) => {
    const expected = answer(...call)
    return call[0] === 'createUserGroup' ? { ...expected, body: { ...expected.body, new_user_group: false } } : expected
  }

  const { exitCode, stdout } = await runCommand(t, running(url, 0)).end()

  t.equal(exitCode, 7)
  t.match(stdout, 'createUserGroup  /new_user_group (documented, or a gap in the assumptions)')
})

test('a record that could not be removed ends with 8', async (t) => {
  const { server, url } = await startService(t)
  const { account } = server
  const answer = account.answer.bind(account)
  account.answer = (...call) => (call[0] === 'deleteCustomer' ? { status: 200, body: { success: 1 } } : answer(...call))

  const { exitCode, stdout } = await runCommand(t, running(url, 0)).end()

  t.equal(exitCode, 8)
  t.match(
    stdout,
    /These records are still in the account. They could not be removed:\n {2}customer explo-fake-shadow-\w+-1-acme\n/,
  )
})

test('the shadow ends with the exit code of a failed suite, after the report', async (t) => {
  const { server, url } = await startService(t)

  const { exitCode, stdout } = await launch(t, [...running(url, 9), 'aloud']).end()

  t.equal(exitCode, 9)
  t.match(stdout, /suite: 200 acme\n.*Differences: 0\./s)
  t.strictSame(server.account.customers, [])
})

test('the report of a failing suite is also written', async (t) => {
  const { url } = await startService(t)
  const args = ['shadow', '--upstream', url, '--token', writer, '--', node, '-e', 'process.exit(9)']

  const { exitCode, stdout } = await runCommand(t, args).end()

  t.equal(exitCode, 9)
  t.match(stdout, 'Differences: 0.')
})

test('the program gets API tokens of this run only, and inherits no real one', async (t) => {
  const { url } = await startService(t)
  const print = 'console.log("env:" + JSON.stringify(process.env))'
  const args = ['shadow', '--upstream', url, '--token', writer, '--', node, '-e', print]

  const { stdout } = await launch(t, args, { REAL_TOKEN: `Token ${writer}`, OTHER: 'kept' }).end()

  const [, text = ''] = /^env:(.*)$/m.exec(stdout) ?? []
  const env = JSON.parse(text)
  t.notMatch(text, writer)
  t.match(env, { OTHER: 'kept', EXPLO_API_TOKEN: /^[0-9a-f]{64}$/, EXPLO_FAKE_ADMIN_TOKEN: /^[0-9a-f]{64}$/ })
  t.notOk('REAL_TOKEN' in env)
})

test('the shadow ends by the signal that ended the suite, after the report', async (t) => {
  const { url } = await startService(t)
  // It waits, because a signal to oneself may take its time.
  const dying = 'setInterval(() => {}, 1000); process.kill(process.pid, "SIGTERM")'
  const args = ['shadow', '--upstream', url, '--token', writer, '--', node, '-e', dying]
  const { child, end } = launch(t, args)
  const ended = once(child, 'exit')

  const { stdout, stderr } = await end()

  t.strictSame(await ended, [null, 'SIGTERM'])
  t.match(stdout, 'Differences: 0.')
  t.equal(stderr, '')
})

test('shadow without a program serves until Ctrl-C, which removes the created records', async (t) => {
  const { server, url } = await startService(t)
  const file = `${t.testdir({ 'fixture.json': JSON.stringify(likeTheAccount) })}/fixture.json`
  const flags = ['--upstream', url, '--token', writer, '--port', '0', '--fixtures', file]
  const command = runCommand(t, ['shadow', ...flags])
  const banner = await command.output('stdout', /Ctrl-C/)
  const [, address = ''] = /EXPLO_API_URL=(.*)/.exec(banner) ?? []
  const [, token = ''] = /EXPLO_API_TOKEN=(.*)/.exec(banner) ?? []

  const reply = await fetch(`${address}/api/create_customer/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${token}` },
    body: '{"provided_id": "acme", "name": "Acme"}',
  })
  await reply.text()
  const stored = server.account.customers.length
  const published = await fetch(`${address}/api/customers/`, {
    headers: { 'explo-authorization': `Token ${tokens.writer}` },
  })
  const control = await fetch(`${address}/__admin/state`)
  const { exitCode, stdout, stderr } = await command.end('SIGINT')

  t.equal(stored, 1)
  t.equal(published.status, 401, 'a published API token opens nothing')
  t.equal(control.status, 401, 'nor does the control API tell the others')
  t.equal(exitCode, 0)
  t.match(
    banner,
    `explo-fake answers with the answers of ${url}, and compares them with the fake.\nThe calls of your application change that account. To call it through here, set:\n`,
  )
  t.match(banner, /\n {2}API token [0-9a-f]{64} \(read-write, Play\)\n/)
  t.match(stdout, 'Differences: 0.')
  t.equal(
    stderr,
    'explo-fake: Stopping, and removing the records that were created. Another signal stops at once and leaves them.\n',
  )
  t.strictSame(server.account.customers, [])
  t.notMatch(stdout + stderr, writer)
})

const mistakes: Record<string, { args: readonly string[]; says: RegExp }> = {
  'without an upstream': { args: ['--token', 'x'], says: /lacks the address of a service\..*--upstream/s },
  'without an API token': {
    args: ['--upstream', 'http://127.0.0.1:1'],
    says: /lacks an API token of the service\..*EXPLO_FAKE_TOKEN/s,
  },
  'of an unconfirmed account': {
    args: ['--upstream', 'https://api.explo.co', '--token', 'x'],
    says: /api\.explo\.co is not this machine, so it may be a real account\. The shadow creates, changes.*--confirm api\.explo\.co/s,
  },
  'of a service that is not there': {
    args: ['--upstream', 'http://127.0.0.1:1', '--token', 'x'],
    says: /http:\/\/127\.0\.0\.1:1 does not answer/,
  },
}

for (const [name, { args, says }] of Object.entries(mistakes)) {
  test(`a shadow ${name} makes no call, and says what it needs`, async (t) => {
    const { exitCode, stderr } = await runCommand(t, ['shadow', ...args]).end()

    t.equal(exitCode, 2)
    t.match(stderr, says)
  })
}
