import fs from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { type Test, test } from 'tap'
import { openFake } from '../../src/command/start.ts'
import { connectExploFake } from '../../src/index.ts'
import { launch } from '../support/launch.ts'
import { runCommand, TestTerminal } from '../support/run-command.ts'

const acme = { provided_id: 'acme', name: 'Acme' }
const isRead = /^explo-fake: read .*acme\.json again\.$/m

/** A command that watches a file with two customers, of which the suite has renamed one and added a third. */
async function watching(t: Test) {
  const file = `${t.testdir({ 'acme.json': JSON.stringify({ customers: [acme, { provided_id: 'globex' }] }) })}/acme.json`
  const command = runCommand(t, ['--watch', '--fixtures', file, '--port', '0', '--json'])
  const explo = await connectExploFake(JSON.parse(await command.output('stdout', /\n/)).url)
  await explo.seed({ customers: [{ ...acme, name: 'Renamed' }, { provided_id: 'of the suite' }] })
  const names = async () => (await explo.inspect()).customers?.map(({ provided_id, name }) => [provided_id, name])
  return { file, explo, names, ...command }
}

test('new records of a changed file are added, and records of the tests stay until a reset', async (t) => {
  const { file, explo, names, output, end } = await watching(t)

  // As editors do it.
  await writeFile(
    `${file}~`,
    JSON.stringify({ customers: [acme, { provided_id: 'globex', name: 'Globex' }, { provided_id: 'new' }] }),
  )
  await rename(`${file}~`, file)
  await output('stderr', isRead)
  const merged = await names()
  await explo.reset()
  const reset = await names()

  t.strictSame(merged, [
    ['acme', 'Renamed'],
    ['globex', 'Globex'],
    ['of the suite', 'of the suite'],
    ['new', 'new'],
  ])
  t.strictSame(reset, [
    ['acme', 'Acme'],
    ['globex', 'Globex'],
    ['new', 'new'],
  ])
  t.match(await end('SIGTERM'), { exitCode: 0 })
})

test('a broken file is reported with all mistakes, and changes nothing', async (t) => {
  const { file, names, output, end } = await watching(t)
  const before = await names()

  await writeFile(file, JSON.stringify({ customers: [{ provided_id: 7 }], custmers: [] }))
  const report = await output('stderr', /Nothing was stored/)
  const after = await names()
  await writeFile(file, JSON.stringify({ customers: [{ provided_id: 'mended' }] }))
  await output('stderr', isRead)

  t.match(report, /acme\.json: \/customers\/0\/provided_id /)
  t.match(report, /acme\.json: \/custmers is not a known key\. Did you mean "customers"\?/)
  t.strictSame(after, before)
  t.match((await names())?.at(-1), ['mended', 'mended'])
  t.equal((await end('SIGTERM')).exitCode, 0)
})

test('exec watches, too, for a program that keeps running', async (t) => {
  const file = `${t.testdir({ 'acme.json': JSON.stringify({ customers: [acme] }) })}/acme.json`
  const program = 'console.log(process.env.EXPLO_API_URL); setInterval(() => {}, 1000)'
  const { output, end } = launch(t, ['exec', '--watch', '--fixtures', file, '--', process.execPath, '-e', program])
  const explo = await connectExploFake((await output('stdout', /\n/)).trim())

  await writeFile(file, JSON.stringify({ customers: [acme, { provided_id: 'new' }] }))
  await output('stderr', isRead)

  t.match((await explo.inspect()).customers, [acme, { provided_id: 'new' }])
  await end('SIGTERM')
})

test('a folder that can no longer be watched is reported, and the fake keeps running', async (t) => {
  const terminal = new TestTerminal()
  const { watch } = fs
  const watchers: fs.FSWatcher[] = []
  fs.watch = ((folder: string, listener: fs.WatchListener<string>) => {
    const watcher = watch(folder, listener)
    watchers.push(watcher)
    return watcher
  }) as typeof fs.watch
  syncBuiltinESMExports()
  const folder = t.testdir({ 'acme.json': '{}' })
  const { fake, close } = await openFake({ watch: true, port: '0', fixtures: [`${folder}/acme.json`] }, terminal)
  t.teardown(close)
  fs.watch = watch
  syncBuiltinESMExports()

  watchers[0]?.emit('error', new Error('EPERM: operation not permitted, watch'))

  t.equal(
    terminal.stderr.text,
    `explo-fake: ${folder} is no longer watched: EPERM: operation not permitted, watch. Restart to watch it.\n`,
  )
  t.ok((await fake.inspect()).customers)
})

test('--watch without files is refused', async (t) => {
  const ended = await runCommand(t, ['--watch', '--port', '0']).end()

  t.strictSame(ended, {
    exitCode: 2,
    stdout: '',
    stderr: 'explo-fake: There is nothing to watch.\nName files with --fixtures.\n',
  })
})
