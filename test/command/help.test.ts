import { test } from 'tap'
import packageJson from '../../package.json' with { type: 'json' }
import { commandNames, flagsOf } from '../../src/command/commands.ts'
import { flagNames } from '../../src/command/flags.ts'
import { commandTable, flagTable, printHelp } from '../../src/command/help.ts'
import { variableOf } from '../../src/command/variables.ts'
import { runCommand, TestTerminal } from '../support/run-command.ts'

test('--help names every command, and the flags of a start', async (t) => {
  const { exitCode, stdout, stderr } = await runCommand(t, ['--help', '--port', '0']).end()

  t.strictSame({ exitCode, stderr }, { exitCode: 0, stderr: '' })
  for (const name of commandNames) t.match(stdout, new RegExp(`^  ${name}( .*)? {2,}\\w`, 'm'))
  t.strictSame(flagsIn(stdout), [...flagsOf('start'), 'help', 'version'])
})

test('every command has a help of its own, with its flags and no others', (t) => {
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

test('the table of the README has a row for every flag, with its commands, its variable and its default', (t) => {
  const [heading = '', rule, ...rows] = flagTable().trimEnd().split('\n')

  t.equal(heading, '| Flag | Of | Environment variable | Default | Meaning |')
  t.equal(rule, '| --- | --- | --- | --- | --- |')
  t.strictSame(
    rows.map((row) => /--([\w-]+).*?\|.*?\|(?: `(\w+)`)?/.exec(row)?.slice(1)),
    flagNames.map((name) => [name, variableOf(name)]),
  )
  t.ok(rows.includes('| `--help` | all |  |  | Print this text. |'))
  t.ok(
    rows.includes(
      '| `--json` | `start`, `coverage`, `contract`, `probe` | `EXPLO_FAKE_JSON` | off | Print JSON instead of text: one line, or the report of the contract or the probe. |',
    ),
  )
  t.end()
})

test('the table of the README has a row for every command', (t) => {
  const [heading = '', rule, ...rows] = commandTable().trimEnd().split('\n')

  t.strictSame([heading, rule], ['| Command |  |', '| --- | --- |'])
  t.strictSame(
    rows.map((row) => /`(\w+)/.exec(row)?.[1]),
    commandNames,
  )
  t.end()
})
