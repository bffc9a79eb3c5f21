import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { test } from 'tap'
import { endAs, runProgram } from '../../src/command/program.ts'
import { launch } from '../support/launch.ts'
import { runCommand, TestTerminal } from '../support/run-command.ts'

const node = process.execPath
const variables = ['EXPLO_API_URL', 'EXPLO_API_TOKEN', 'EXPLO_READ_ONLY_API_TOKEN', 'EXPLO_FAKE_URL']

/** Prints its variables and what the fake says, and fails as a suite does. */
const suite = `
  const variables = process.argv.slice(1).map((name) => process.env[name])
  fetch(variables[0] + '/__admin/ready').then(async (reply) => {
    console.log(JSON.stringify([variables, await reply.json()]))
    process.exitCode = 7
  })`

test('exec runs a program with the environment of a fake, and exits with its code', async (t) => {
  const { exitCode, stdout, stderr } = await launch(t, ['exec', '--', node, '-e', suite, ...variables]).end()

  t.strictSame({ exitCode, stderr }, { exitCode: 7, stderr: '' })
  t.match(JSON.parse(stdout), [
    [/^http:\/\/127\.0\.0\.1:\d+$/, 'explo-test-token', 'explo-test-token-read-only', /^http:\/\/127\.0\.0\.1:\d+$/],
    { status: 'ready' },
  ])
})

test('below a program that fails, exec prints its refused requests with the reason and the fix of each', async (t) => {
  const program = `
    const { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env
    const body = JSON.stringify({ provided_id: 'acme', name: 'Acme' })
    const headers = { 'content-type': 'application/json', 'explo-authorization': 'Token ' + token }
    const post = (path) => fetch(url + path, { method: 'POST', headers, body })
    post('/api/create_customer/').then(() => post('/api/create_custmer/')).then(() => process.exit(1))`

  const { exitCode, stderr } = await runCommand(t, ['exec', '--', node, '-e', program]).end()

  t.equal(exitCode, 1)
  t.equal(
    stderr,
    'explo-fake: the refused requests of the program:\n' +
      '  r2 POST /api/create_custmer/ → 404: Explo has no path /api/create_custmer/. Did you mean /api/create_customer/?\n',
  )
})

test('exec sets variables with the names that the application reads', async (t) => {
  const names = { MY_EXPLO: '--env-url', MY_KEY: '--env-token', MY_READER: '--env-read-only-token' }
  const flags = Object.entries(names).map(([name, flag]) => `${flag}=${name}`)

  const { stdout } = await launch(t, [
    ...['exec', ...flags, '--', node, '-e', suite, ...Object.keys(names), 'EXPLO_API_URL'],
  ]).end()

  t.match(JSON.parse(stdout), [[/^http:/, 'explo-test-token', 'explo-test-token-read-only', null], { status: 'ready' }])
})

test('exec passes the admin token to its program, so that a plugin can use the control API', async (t) => {
  const program = `
    const { EXPLO_FAKE_URL: url, EXPLO_FAKE_ADMIN_TOKEN: token } = process.env
    fetch(url + '/__admin/faults', { headers: { authorization: 'Bearer ' + token } }).then(({ status }) => {
      process.exitCode = status === 200 ? 3 : 4
    })`

  const { exitCode } = await runCommand(t, ['exec', '--admin-token', 'secret', '--', node, '-e', program]).end()

  t.equal(exitCode, 3)
})

test('exec passes the replay token to its program, because explore reads it there', async (t) => {
  const program = "process.exitCode = process.env.EXPLO_FAKE_REPLAY === 'explore-x' ? 3 : 4"

  const { exitCode } = await runCommand(t, ['exec', '--replay', 'explore-x', '--', node, '-e', program]).end()

  t.equal(exitCode, 3)
})

test('exec forwards a signal to its program, and ends with the signal that ended the program', async (t) => {
  const waiting = `setInterval(() => {}, 1000); process.on('SIGINT', () => process.kill(process.pid, 'SIGTERM')); console.log('waits')`
  const { child, output } = launch(t, ['exec', '--', node, '-e', waiting])
  const ended = new Promise((resolve) => child.on('exit', (...end) => resolve(end)))
  await output('stdout', /waits/)

  child.kill('SIGINT')

  t.strictSame(await ended, [null, 'SIGTERM'])
})

test('exec exits with 127 and closes the fake when the program cannot be started', async (t) => {
  const { exitCode, stderr } = await launch(t, ['exec', '--', 'no such program']).end()

  t.equal(exitCode, 127)
  t.equal(
    stderr,
    'explo-fake: Cannot run "no such program": spawn no such program ENOENT.\n' +
      'Check its spelling and the PATH. Words with spaces are quoted one by one, not together: -- npm run "my test".\n',
  )
})

test('at a terminal, which sends Ctrl-C to the program itself, only other signals are passed on', async (t) => {
  const folder = t.testdir()
  const program = `
    const { appendFileSync, writeFileSync } = require('node:fs')
    const log = (name) => appendFileSync('${folder}/log', name + ' ')
    process.on('SIGINT', log).on('SIGHUP', log).on('SIGTERM', (name) => { log(name); process.exit(3) })
    setInterval(() => {}, 1000)
    process.kill(Number('${process.pid}'), 'SIGUSR2')`
  const started = new Promise((resolve) => process.once('SIGUSR2', resolve))
  const terminal = new TestTerminal()
  terminal.stdin.isTTY = true

  const ended = runProgram([node, '-e', program], {}, terminal)
  await started
  for (const signal of ['SIGINT', 'SIGTERM'] as const) terminal.emit(signal, signal)

  t.strictSame(await ended, { exitCode: 3, signal: null })
  t.equal(await readFile(`${folder}/log`, 'utf8'), 'SIGTERM ')
})

test('a process that does not die of a signal exits with the code of a shell, as in a container', async (t) => {
  const terminal = new TestTerminal()
  const killed = once(terminal, 'kill')

  endAs({ exitCode: null, signal: 'SIGTERM' }, terminal)

  await terminal.exited
  t.equal(terminal.exitCode, 143)
  t.strictSame(await killed, ['SIGTERM'])
})

test('exec closes the fake before it exits like the program', async (t) => {
  const file = `${t.testdir()}/url`
  const program = `require('fs').writeFileSync('${file}', process.env.EXPLO_API_URL); process.exit(7)`

  const { exitCode } = await runCommand(t, ['exec', '--log', 'fatal', '--', node, '-e', program]).end()

  t.equal(exitCode, 7)
  await t.rejects(fetch(await readFile(file, 'utf8')))
})
