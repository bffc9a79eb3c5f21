import { test } from 'tap'
import packageJson from '../../package.json' with { type: 'json' }
import { commandNames } from '../../src/command/commands.ts'
import { variableOf } from '../../src/command/environment.ts'
import { flagNames } from '../../src/command/flags.ts'
import { flagTable } from '../../src/command/help.ts'
import { launchCovered } from './launch.ts'

test('--help names every command and every flag', async (t) => {
  const { exitCode, stdout, stderr } = await launchCovered(t, ['--help', '--port', '0']).end()

  t.strictSame({ exitCode, stderr }, { exitCode: 0, stderr: '' })
  for (const name of commandNames) t.match(stdout, new RegExp(`^  ${name} +\\w`, 'm'))
  for (const name of flagNames) t.match(stdout, new RegExp(`^  --${name}( .*)?  \\w`, 'm'))
})

test('--version prints the version of the package', async (t) => {
  const ended = await launchCovered(t, ['--version'], { EXPLO_FAKE_UNKNOWN: '1' }).end()

  t.strictSame(ended, { exitCode: 0, stdout: `${packageJson.version}\n`, stderr: '' })
})

test('the table of the README has a row for every flag, with its variable and its default', (t) => {
  const [heading = '', rule, ...rows] = flagTable().trimEnd().split('\n')

  t.equal(heading, '| Flag | Environment variable | Default | Meaning |')
  t.equal(rule, '| --- | --- | --- | --- |')
  t.strictSame(
    rows.map((row) => /--([\w-]+).*?\|(?: `(\w+)`)?/.exec(row)?.slice(1)),
    flagNames.map((name) => [name, variableOf(name)]),
  )
  t.ok(rows.includes('| `--port <number>` | `EXPLO_FAKE_PORT` | 4747 | Port to listen on; 0 takes any free one. |'))
  t.end()
})
