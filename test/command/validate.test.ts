import { test } from 'tap'
import { validate } from '../../src/command/validate.ts'
import { launch } from '../support/launch.ts'
import { TestTerminal } from '../support/run-command.ts'

const files = {
  'acme.json': JSON.stringify({ customers: [{ provided_id: 'acme' }] }),
  'child.yaml': 'customers: [{ provided_id: paris, parent_provided_id: acme, hierarchy_level: Branch }]',
  'typing.json': JSON.stringify({ custmers: [], team_id: 'x' }),
}

test('validate says of every file that it is valid, or lists its mistakes', async (t) => {
  const folder = t.testdir(files)
  const paths = Object.keys(files).map((file) => `${folder}/${file}`)

  const { exitCode, stdout, stderr } = await launch(t, ['validate', ...paths, `${folder}/absent.json`]).end()

  t.equal(exitCode, 2)
  t.equal(stdout, `${folder}/acme.json: ok\n`)
  t.match(stderr, /^explo-fake: .*child\.yaml: \/customers\/0\/hierarchy_level /)
  t.match(stderr, /typing\.json: \/custmers is not a known key\. Did you mean "customers"\?\n/)
  t.match(stderr, /typing\.json: \/team_id /)
  t.match(stderr, /absent\.json: does not exist.*\nfixtures\/schema\.json in the package lists every key/)
  t.notMatch(stderr, 'stored', 'nobody wanted that')
})

test('validate checks files on top of the files of --fixtures', async (t) => {
  const folder = t.testdir({
    ...files,
    'base.yaml': 'hierarchy_levels: [Firm, Branch]\ncustomers: [{ provided_id: acme }]',
  })

  const ended = await launch(t, ['validate', `${folder}/child.yaml`, '--fixtures', `${folder}/base.yaml`]).end()

  t.strictSame(ended, { exitCode: 0, stdout: `${folder}/child.yaml: ok\n`, stderr: '' })
})

test('validate names the mistakes of the files of --fixtures only once', async (t) => {
  const folder = t.testdir(files)
  const file = `${folder}/typing.json`

  const refused = await validate({ fixtures: [file] }, [`${folder}/acme.json`], new TestTerminal()).catch(
    (error) => error,
  )

  t.equal(refused.mistakes.length, 2)
})

test('validate lists the mistakes of all files, after the valid files', async (t) => {
  const folder = t.testdir(files)
  const terminal = new TestTerminal()

  const refused = await validate({}, [`${folder}/acme.json`, `${folder}/typing.json`], terminal).catch((error) => error)

  t.equal(terminal.stdout.text, `${folder}/acme.json: ok\n`)
  t.equal(refused.mistakes.length, 2)
})

test('validate does not report a mistake of the environment as one of a file', async (t) => {
  const folder = t.testdir(files)
  process.env.EXPLO_FAKE_REPLAY = 'no token'
  t.teardown(() => {
    delete process.env.EXPLO_FAKE_REPLAY
  })

  await t.rejects(validate({}, [`${folder}/acme.json`], new TestTerminal()), { code: 'EXPLO_FAKE_OPTION' })
})
