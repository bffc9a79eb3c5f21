import { spawnSync } from 'node:child_process'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { test } from 'tap'
import { coverage } from '../../src/command/coverage.ts'
import type { Given } from '../../src/command/flags.ts'
import { createExploFake } from '../../src/index.ts'
import { bareEnvironment } from '../support/bare-environment.ts'
import { hearStderr } from '../support/hear-stderr.ts'
import { jsonHeaders, startFake } from '../support/helper.ts'
import { launch } from '../support/launch.ts'
import { runCommand, TestTerminal } from '../support/run-command.ts'

async function createGroup(explo: Awaited<ReturnType<typeof createExploFake>>, id: string): Promise<void> {
  const body = JSON.stringify({ user_group_id: id, name: id })
  await explo.fetch('http://localhost/api/create_user_group/', { method: 'POST', headers: jsonHeaders(), body })
}

/** What the command prints. */
async function printed(given: Given, paths: readonly string[]): Promise<string> {
  const terminal = new TestTerminal()
  await coverage(given, paths, terminal)
  return terminal.stdout.text
}

test('one file has the coverage of all fakes of a process, and the command merges the files', async (t) => {
  const folder = `${t.testdir()}/new/folder`
  const first = await createExploFake({ listen: false, coverage: folder })
  const second = await createExploFake({ listen: false, coverage: folder })
  await createGroup(first, 'acme')
  await createGroup(first, 'acme')
  await createGroup(second, 'acme')
  await Promise.all([first.close(), second.close(), second.close()])
  const files = await readdir(folder)

  const json = JSON.parse(await printed({ json: true }, [folder, `${folder}/${files[0]}`]))

  t.equal(files.length, 1)
  t.match(files[0], RegExp(`^${process.pid}-0-\\d+\\.json$`))
  t.match(json, { percent: 33, seen: 2, total: 6, operations: [{ operation: 'createUserGroup' }] })
  t.match(json.operations[0].outcomes.slice(0, 2), [
    { outcome: 'created', seen: 4 },
    { outcome: 'existing', seen: 2 },
  ])
  t.match(
    await printed({ threshold: '33' }, [folder]),
    /^operation .*\ncreateUserGroup {2}2 of 6 .*\n\nNot called: .*\n\n2 of 6 outcomes .*: 33 %\n$/,
  )
})

test('a share below the threshold fails the command, after the report', async (t) => {
  const folder = t.testdir()
  const explo = await createExploFake({ listen: false, coverage: folder })
  await createGroup(explo, 'acme')
  await explo.close()

  const { exitCode, stdout, stderr } = await launch(t, ['coverage', folder, '--threshold', '80']).end()

  t.equal(exitCode, 5)
  t.match(stdout, /^createUserGroup {2}1 of 6 /m)
  t.equal(
    stderr,
    `explo-fake: 16 % of the outcomes were seen, and --threshold asks for 80 %.
Test the outcomes that were never seen, or lower --threshold.
`,
  )
})

test('a process that ends without closing its fakes also writes their coverage', async (t) => {
  const folder = t.testdir()
  const program = `
    import { createExploFake } from 'explo-fake'
    for (let times = 0; times < 12; times++) await createExploFake({ listen: false })
  `

  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...bareEnvironment, EXPLO_FAKE_COVERAGE: folder },
    encoding: 'utf8',
  })

  t.strictSame([status, stderr], [0, ''])
  t.equal((await readdir(folder)).length, 1)
})

const unreadable: Record<string, { path: string; flaw: string }> = {
  'nothing there': { path: 'absent', flaw: 'There is no such file or folder.' },
  'an empty folder': { path: 'empty', flaw: 'The folder has no JSON file.' },
  'another JSON': { path: 'other.json', flaw: 'A fake wrote no such file.' },
  'no JSON': { path: 'broken.json', flaw: 'A fake wrote no such file.' },
}

for (const [title, { path, flaw }] of Object.entries(unreadable)) {
  test(`${title} is refused as outcome coverage, and the message says how to record it`, async (t) => {
    const folder = t.testdir({ empty: {}, 'other.json': '{}', 'broken.json': '{' })

    await t.rejects(printed({}, [`${folder}/${path}`]), {
      code: 'EXPLO_FAKE_COVERAGE',
      message: `${folder}/${path} has no outcome coverage. ${flaw}
Run the suite with EXPLO_FAKE_COVERAGE=<folder>, then name that folder.`,
    })
  })
}

test('the option coverage must name a folder', async (t) => {
  await t.rejects(startFake(t, { coverage: '' }), {
    message: `The option "coverage" cannot be "".
Give the path of a folder.`,
  })
})

test('an outcome that only one of two processes has seen counts as seen', async (t) => {
  const folder = `${t.testdir()}/coverage`
  const first = await createExploFake({ listen: false, coverage: folder })
  await createGroup(first, 'acme')
  await first.fetch('http://localhost/api/group_tags/', { headers: jsonHeaders() })
  await first.close()
  const second = await createExploFake({ listen: false, coverage: folder })
  await createGroup(second, 'acme')
  await createGroup(second, 'acme')
  await second.close()

  const { operations } = JSON.parse(await printed({ json: true }, [folder]))

  const seen = (operations as { operation: string; outcomes: { outcome: string; seen: number }[] }[]).find(
    ({ operation }) => operation === 'createUserGroup',
  )
  t.match(seen?.outcomes, [
    { outcome: 'created', seen: 2 },
    { outcome: 'existing', seen: 1 },
  ])
})

test('a suite that has seen less than the threshold fails', async (t) => {
  const folder = `${t.testdir()}/coverage`
  const explo = await createExploFake({ listen: false, coverage: folder })
  await createGroup(explo, 'acme')
  await explo.close()

  await t.rejects(printed({ threshold: '100' }, [folder]), {
    code: 'EXPLO_FAKE_THRESHOLD',
    problem: /^\d+ % of the outcomes were seen, and --threshold asks for 100 %\.$/,
    hint: 'Test the outcomes that were never seen, or lower --threshold.',
  })
  t.match(await printed({ threshold: '1' }, [folder]), /createUserGroup/)
})

test('a folder that cannot be written is refused before the fake starts', async (t) => {
  const folder = `${t.testdir({ file: '' })}/file/coverage`

  await t.rejects(startFake(t, { coverage: folder }), {
    code: 'EXPLO_FAKE_COVERAGE',
    problem: new RegExp(`^The outcome coverage cannot be written into ${folder}: ENOTDIR`),
    hint: 'Name a folder that this process may write.',
  })
})

test('a server also closes when its coverage folder can no longer be written', async (t) => {
  const folder = `${t.testdir()}/coverage`
  const fake = await createExploFake({ coverage: folder })
  const { url } = fake
  await replaceByFile(folder)

  await t.rejects(fake.close(), { code: 'EXPLO_FAKE_COVERAGE' })

  await t.rejects(fetch(`${url}/__admin/ready`))
})

test('a stopped command says that its coverage cannot be written', async (t) => {
  const folder = `${t.testdir()}/coverage`
  const { output, end } = runCommand(t, ['--port', '0', '--json', '--coverage', folder])
  await output('stdout', /\n/)
  await replaceByFile(folder)

  t.match(await end('SIGTERM'), { exitCode: 2, stderr: /^explo-fake: The outcome coverage cannot be written into / })
})

test('a process that ends with open fakes says that their coverage cannot be written, without a stack trace', async (t) => {
  const folder = `${t.testdir()}/coverage`
  const fake = await createExploFake({ listen: false, coverage: folder })
  const atExit = process.listeners('exit').at(-1)
  await replaceByFile(folder)
  const said = hearStderr(t)

  atExit?.(0)
  process.exitCode = undefined

  t.match(said()[0]?.args[0], /^explo-fake: The outcome coverage cannot be written into .*\nName a folder [^\n]*\n$/)
  await t.rejects(fake.close())
})

async function replaceByFile(folder: string): Promise<void> {
  await rm(folder, { recursive: true })
  await writeFile(folder, '')
}
