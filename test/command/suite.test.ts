import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'tap'
import { Suite } from '../../src/command/suite.ts'
import { TestTerminal } from '../support/run-command.ts'

const node = process.execPath

test('a suite that takes too long is ended, with all processes that it has started', async (t) => {
  const program = `require('node:child_process').spawn(${JSON.stringify(node)}, ['-e', 'setInterval(() => {}, 1000)'])`
  const suite = new Suite([node, '-e', program], new TestTerminal())

  const { exitCode } = await suite.run({}, join(t.testdir(), 'output'), 0.2)

  suite.end()
  t.equal(exitCode, null)
})

test('a second signal ends a suite that ignores signals', async (t) => {
  const terminal = new TestTerminal()
  const suite = new Suite(
    [
      node,
      '-e',
      `process.on('SIGINT', () => process.kill(${process.pid}, 'SIGUSR2'))
      process.on('SIGTERM', () => {})
      setInterval(() => {}, 1000)
      process.kill(${process.pid}, 'SIGUSR2')`,
    ],
    terminal,
  )
  const started = once(process, 'SIGUSR2')
  const ended = suite.run({}, join(t.testdir(), 'output'))
  await started
  const ignored = once(process, 'SIGUSR2')
  terminal.emit('SIGINT', 'SIGINT')
  await ignored

  terminal.emit('SIGTERM', 'SIGTERM')

  t.equal((await ended).exitCode, null)
  t.equal(suite.stoppedBy, 'SIGTERM')
  suite.end()
  t.equal(terminal.listenerCount('SIGINT'), 0)
})

test('a signal between two runs stops the suite', async (t) => {
  const terminal = new TestTerminal()
  const suite = new Suite([node], terminal)

  terminal.emit('SIGINT', 'SIGINT')

  t.equal(suite.stoppedBy, 'SIGINT')
})
