import { readFile } from 'node:fs/promises'
import { test } from 'tap'
import { endAs, runProgram } from '../../src/command/program.ts'
import { launch, launchCovered } from '../support/launch.ts'

const node = process.execPath
const variables = ['EXPLO_API_URL', 'EXPLO_API_TOKEN', 'EXPLO_READ_ONLY_API_TOKEN']

/** Prints its variables and what the fake says, and fails as a suite does. */
const suite = `
  const variables = process.argv.slice(1).map((name) => process.env[name])
  fetch(variables[0] + '/__admin/ready').then(async (reply) => {
    console.log(JSON.stringify([variables, await reply.json()]))
    process.exitCode = 7
  })`

test('exec runs a program that finds a fake in its environment, and passes its exit code on', async (t) => {
  const { exitCode, stdout, stderr } = await launch(t, ['exec', '--', node, '-e', suite, ...variables]).end()

  t.strictSame({ exitCode, stderr }, { exitCode: 7, stderr: '' })
  t.match(JSON.parse(stdout), [
    [/^http:\/\/127\.0\.0\.1:\d+$/, 'explo-test-token', 'explo-test-token-read-only'],
    { status: 'ready' },
  ])
})

test('exec gives the variables the names that the application reads', async (t) => {
  const names = { MY_EXPLO: '--env-url', MY_KEY: '--env-token', MY_READER: '--env-read-only-token' }
  const flags = Object.entries(names).map(([name, flag]) => `${flag}=${name}`)

  const { stdout } = await launchCovered(t, [
    ...['exec', ...flags, '--', node, '-e', suite, ...Object.keys(names), 'EXPLO_API_URL'],
  ]).end()

  t.match(JSON.parse(stdout), [[/^http:/, 'explo-test-token', 'explo-test-token-read-only', null], { status: 'ready' }])
})

test('a signal to exec reaches the program, and exec ends by the signal that ended the program', async (t) => {
  const waiting = `setInterval(() => {}, 1000); process.on('SIGINT', () => process.kill(process.pid, 'SIGTERM')); console.log('waits')`
  const { child, output } = launch(t, ['exec', '--', node, '-e', waiting])
  const ended = new Promise((resolve) => child.on('exit', (...end) => resolve(end)))
  await output('stdout', /waits/)

  child.kill('SIGINT')

  t.strictSame(await ended, [null, 'SIGTERM'])
})

test('a program that cannot be run ends exec with 127, and the fake with it', async (t) => {
  const { exitCode, stderr } = await launch(t, ['exec', '--', 'no such program']).end()

  t.equal(exitCode, 127)
  t.equal(
    stderr,
    'explo-fake: Cannot run "no such program": spawn no such program ENOENT.\n' +
      'Check its spelling and the PATH. Words with spaces are quoted one by one, not together: -- npm run "my test".\n',
  )
})

test('at a terminal, which sends Ctrl-C to the program itself, only the other signals are passed on', async (t) => {
  const folder = t.testdir()
  const program = `
    const { appendFileSync, writeFileSync } = require('node:fs')
    const log = (name) => appendFileSync('${folder}/log', name + ' ')
    process.on('SIGINT', log).on('SIGHUP', log).on('SIGTERM', (name) => { log(name); process.exit(3) })
    setInterval(() => {}, 1000)
    process.kill(Number('${process.pid}'), 'SIGUSR2')`
  const started = new Promise((resolve) => process.once('SIGUSR2', resolve))
  const original = Object.getOwnPropertyDescriptor(process.stdin, 'isTTY') ?? { value: undefined, configurable: true }
  Object.defineProperty(process.stdin, 'isTTY', { value: true, configurable: true })
  t.teardown(() => Object.defineProperty(process.stdin, 'isTTY', original))

  const ended = runProgram(node, ['-e', program], {})
  await started
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.emit(signal, signal)

  t.strictSame(await ended, { exitCode: 3, signal: null })
  t.equal(await readFile(`${folder}/log`, 'utf8'), 'SIGTERM ')
})

test('who does not die of a signal, as the first process of a container, exits as a shell would say it', async (t) => {
  const killed = t.capture(process, 'kill', () => true)
  const exited = new Promise((resolve) => t.capture(process, 'exit', resolve as typeof process.exit))

  endAs({ exitCode: null, signal: 'SIGTERM' })

  t.equal(await exited, 143)
  t.strictSame(
    killed().map(({ args }) => args),
    [[process.pid, 'SIGTERM']],
  )
})

test('exec ends with the exit code of the program', (t) => {
  const exited = t.capture(process, 'exit', () => {
    throw new Error('exit')
  })

  t.throws(() => endAs({ exitCode: 7, signal: null }), { message: 'exit' })
  t.strictSame(
    exited().map(({ args }) => args),
    [[7]],
  )
  t.end()
})
