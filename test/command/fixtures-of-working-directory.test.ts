import { test } from 'tap'
import { connectExploFake } from '../../src/index.ts'
import { runCommand } from '../support/run-command.ts'

const acme = JSON.stringify({ customers: [{ provided_id: 'acme' }] })
const globex = 'customers:\n  - provided_id: globex\n'
const node = process.execPath

for (const [file, text, id] of [
  ['explo.fixtures.json', acme, 'acme'],
  ['explo.fixtures.yaml', globex, 'globex'],
  ['explo.fixtures.yml', globex, 'globex'],
] as const) {
  test(`the command starts with ${file} of the working directory, and the banner says so`, async (t) => {
    const folder = t.testdir({ [file]: text })

    const { output } = runCommand(t, ['--port', '0'], {}, folder)
    const banner = await output('stdout', /fixtures .*\n/)

    const [, url = ''] = /listens on (\S+)/.exec(banner) ?? []
    t.ok(banner.includes(`${file} (found in this folder)\n`), banner)
    t.match(await (await connectExploFake(url)).inspect(), { customers: [{ provided_id: id }] })
  })
}

test('named fixtures win over the one of the working directory', async (t) => {
  const folder = t.testdir({ 'explo.fixtures.json': acme, 'globex.yaml': globex })

  const { output } = runCommand(t, ['--port', '0', '--fixtures', `${folder}/globex.yaml`], {}, folder)
  const banner = await output('stdout', /fixtures .*\n/)

  t.notMatch(banner, 'explo.fixtures.json')
})

test('exec starts with the fixture of the working directory, and says so', async (t) => {
  const folder = t.testdir({ 'explo.fixtures.json': acme })
  const program = `
    fetch(process.env.EXPLO_FAKE_URL + '/__admin/state').then((reply) => reply.json()).then(({ customers }) => {
      process.exitCode = customers.length
    })`

  const { exitCode, stderr } = await runCommand(t, ['exec', '--', node, '-e', program], {}, folder).end()

  t.equal(exitCode, 1)
  t.match(stderr, /^explo-fake: fixtures .*explo\.fixtures\.json \(found in this folder\)\n$/)
})

test('--watch watches the fixture of the working directory', async (t) => {
  const folder = t.testdir({ 'explo.fixtures.json': acme })

  const { output } = runCommand(t, ['--port', '0', '--watch'], {}, folder)

  await t.resolves(output('stdout', /found in this folder/))
})

test('two fixtures in the working directory are refused, because either may be meant', async (t) => {
  const folder = t.testdir({ 'explo.fixtures.json': acme, 'explo.fixtures.yaml': globex })

  const ended = await runCommand(t, [], {}, folder).end()

  t.strictSame(ended, {
    exitCode: 2,
    stdout: '',
    stderr:
      'explo-fake: The folder has explo.fixtures.json and explo.fixtures.yaml.\n' +
      'Keep one of them, or name one with --fixtures.\n',
  })
})

test('validate without a file checks the fixture of the working directory', async (t) => {
  const folder = t.testdir({ 'explo.fixtures.yaml': 'custmers: []' })

  const { exitCode, stderr } = await runCommand(t, ['validate'], {}, folder).end()

  t.equal(exitCode, 2)
  t.match(stderr, /explo\.fixtures\.yaml: \/custmers is not a known key\. Did you mean "customers"\?\n/)
})

test('validate without a file and without a fixture in the working directory says what to name', async (t) => {
  const ended = await runCommand(t, ['validate'], {}, t.testdir({})).end()

  t.strictSame(ended, {
    exitCode: 2,
    stdout: '',
    stderr:
      'explo-fake: There is no explo.fixtures.json in this folder.\n' +
      'Name a file: explo-fake validate fixtures/acme.json\n',
  })
})
