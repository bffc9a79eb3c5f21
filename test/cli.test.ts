import { execFile } from 'node:child_process'
import Module from 'node:module'
import { promisify } from 'node:util'
import { test } from 'tap'
import packageJson from '../package.json' with { type: 'json' }
import { createExploFake } from '../src/index.ts'
import { apiToken, readOnlyToken } from './support/helper.ts'
import { lacks } from './support/installed-package.ts'
import { launch } from './support/launch.ts'
import { runCommand } from './support/run-command.ts'

test('with --json one line says where the fake listens, and nothing else is printed', async (t) => {
  const { child, output, end } = launch(t, ['--json', '--port', '0'])

  const ready = JSON.parse(await output('stdout', /\n/))
  const reply = await fetch(`${ready.url}/__admin/ready`)
  const ended = await end('SIGTERM')

  t.equal(reply.status, 200)
  t.strictSame(ready, { event: 'ready', url: ready.url, apiToken, readOnlyToken, pid: child.pid })
  t.strictSame(ended, { exitCode: 0, stdout: `${JSON.stringify(ready)}\n`, stderr: '' })
})

test('the calls in the banner can be pasted into a shell, with any characters in the tokens', {
  skip: await lacks('curl'),
}, async (t) => {
  const token = `it's"$HOME"\`id\`\\!!*`
  const visibility_groups = [{ name: 'Production', api_tokens: [{ token, permission: 'read-write' }] }]
  const dir = t.testdir({ 'odd.json': JSON.stringify({ visibility_groups }) })
  const adminToken = `'"$HOME"\\`
  const flags = ['--port', '0', '--admin-token', adminToken, '--fixtures', `${dir}/odd.json`]
  const { output } = launch(t, ['start', ...flags])

  const banner = await output('stdout', /__admin\/requests'\n/)
  const answers: unknown[] = []
  for (const call of banner.match(/^ {2}curl(?:\\\n|.)*$/gm) ?? []) {
    const { stdout } = await promisify(execFile)('sh', ['-c', call], {
      env: { ...process.env, EXPLO_FAKE_ADMIN_TOKEN: adminToken },
    })
    answers.push(JSON.parse(stdout))
  }

  t.match(answers, [
    { success: 1, new_user_group: true, user_group: { provided_id: 'acme', name: 'Acme' } },
    { customers: [{ provided_id: 'acme' }] },
    { requests: [{ operation: 'createUserGroup', status: 200 }] },
  ])
})

test('every flag is also an environment variable', async (t) => {
  const dir = t.testdir({
    'acme.json': JSON.stringify({ customers: [{ provided_id: 'acme' }] }),
    'globex.yaml': 'customers: [{ provided_id: globex }]',
  })
  const fixtures = [`${dir}/acme.json`, `${dir}/globex.yaml`]
  const same = await createExploFake({ fixtures, randomSeed: 'another', listen: false })
  const { output, end } = launch(t, [], {
    EXPLO_FAKE_PORT: '0',
    EXPLO_FAKE_HOST: 'localhost',
    EXPLO_FAKE_FIXTURES: fixtures.join(','),
    EXPLO_FAKE_RANDOM_SEED: 'another',
    EXPLO_FAKE_ASSUMPTION: 'trailingSlash=reject,readOnlyToken=allow-existing',
    EXPLO_FAKE_ADMIN_TOKEN: 'secret',
    EXPLO_FAKE_JSON: '1',
    EXPLO_FAKE_LOG: 'info',
  })

  const ready = JSON.parse(await output('stdout', /\n/))
  const headers = { authorization: 'Bearer secret' }
  const state = await fetch(`${ready.url}/__admin/state`, { headers })
  const decisions = await fetch(`${ready.url}/__admin/assumptions`, { headers })
  const { assumptions } = (await decisions.json()) as { assumptions: { name: string; value: string }[] }

  const log = await output('stderr', /"url":"\/__admin\/assumptions"/)
  await end('SIGTERM')

  t.match(ready, { url: /^http:\/\/localhost:\d+$/, adminToken: 'secret' })
  t.strictSame(await state.json(), await same.inspect())
  t.match(Object.fromEntries(assumptions.map(({ name, value }) => [name, value])), {
    trailingSlash: 'reject',
    readOnlyToken: 'allow-existing',
  })
  t.match(log, /"msg":"incoming request"/)
})

test('the command reads the arguments of its process', async (t) => {
  const { argv } = process
  process.argv = [process.execPath, 'cli.ts', '--version']
  t.teardown(() => {
    process.argv = argv
  })
  // It is not there before Node 22.1.
  t.intercept(Module, 'enableCompileCache' as never, { value: () => {} } as never)
  const printed = new Promise((resolve) => t.intercept(process.stdout, 'write', { value: resolve }))

  await import('../src/cli.ts')

  t.equal(await printed, `${packageJson.version}\n`)
})

test('the command continues when the reader of its output ends', async (t) => {
  const { terminal, output, end } = runCommand(t, ['--port', '0'])
  const [, url] = /listens on (\S+)/.exec(await output('stdout', /__admin\/requests'/)) ?? []

  terminal.stdout.emit('error', new Error('write EPIPE'))

  t.equal((await fetch(`${url}/__admin/ready`)).status, 200)
  t.match(await end('SIGINT'), { exitCode: 0 })
})

test('the fake keeps running when nobody reads its output', async (t) => {
  const { child, output, end } = launch(t, ['--port', '0', '--log', 'info'])
  child.stdout.destroy()

  const log = await output('stderr', /listening at http:[^"]+"/)
  const [, url] = /listening at (http:[^"]+)"/.exec(log) ?? []
  const reply = await fetch(`${url}/__admin/ready`)
  const { exitCode } = await end('SIGINT')

  t.equal(reply.status, 200)
  t.equal(exitCode, 0)
})
