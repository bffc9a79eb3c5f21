import { test } from 'tap'
import packageJson from '../../package.json' with { type: 'json' }
import { commandNames, flagsOf } from '../../src/command/commands.ts'
import { printHelp } from '../../src/command/help.ts'
import { runCommand, TestTerminal } from '../support/run-command.ts'

test('--help lists every command, and the flags of start', async (t) => {
  const { exitCode, stdout, stderr } = await runCommand(t, ['--help', '--port', '0']).end()

  t.strictSame({ exitCode, stderr }, { exitCode: 0, stderr: '' })
  for (const name of commandNames) t.match(stdout, new RegExp(`^  ${name}( .*)? {2,}\\w`, 'm'))
  t.strictSame(flagsIn(stdout), [...flagsOf('start'), 'help', 'version'])
})

test('the help of a command lists exactly its flags', (t) => {
  for (const name of commandNames) {
    t.strictSame(flagsIn(helpOf(name)), [...flagsOf(name), 'help', 'version'], name)
  }
  t.match(helpOf('help'), '\nUsage: explo-fake help [command] [flags]\n')
  t.throws(() => helpOf('strat'), { message: 'There is no command "strat".\nDid you mean "start"?' })
  t.end()
})

function helpOf(command: string): string {
  const terminal = new TestTerminal()
  printHelp({}, [command], terminal)
  return terminal.stdout.text
}

function flagsIn(help: string): string[] {
  return [...help.matchAll(/^ {2}--([\w-]+)/gm)].map(([, name = '']) => name)
}

test('--version prints the version of the package', async (t) => {
  const ended = await runCommand(t, ['--version'], { EXPLO_FAKE_UNKNOWN: '1' }).end()

  t.strictSame(ended, { exitCode: 0, stdout: `${packageJson.version}\n`, stderr: '' })
})
