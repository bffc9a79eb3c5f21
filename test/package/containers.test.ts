import { execFile } from 'node:child_process'
import { access, constants, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { test } from 'tap'
import { parse } from 'yaml'
import packageJson from '../../package.json' with { type: 'json' }
import { flagNames } from '../../src/command/flags.ts'
import { readInvocation } from '../../src/command/run.ts'
import { variableOf } from '../../src/command/variables.ts'
import { freePort } from '../support/free-port.ts'
import { InstalledPackage, lacks } from '../support/installed-package.ts'

const project = join(import.meta.dirname, '../..')
const read = (file: string) => readFile(join(project, file), 'utf8')
const exists = (file: string) => access(join(project, file))

const dockerfile = await read('Dockerfile')
const compose = parse(await read('.github/compose.yaml'))
const action = parse(await read('.github/actions/explo-fake/action.yml'))
const workflow = parse(await read('.github/workflows/ci.yml'))

const variables = flagNames.map(variableOf)
/** The words of an instruction in Docker's exec form, a JSON array. */
const wordsOf = (instruction: RegExp): string[] => JSON.parse(instruction.exec(dockerfile)?.[1] as string)

test('the Dockerfile copies exactly the files that .dockerignore allows, and all of them exist', async (t) => {
  const allowed = (await read('.dockerignore')).match(/(?<=^!).+/gm) ?? []
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '))

  t.strictSame(copied.sort(), [...allowed].sort())
  for (const file of copied) await t.resolves(exists(file), file)
})

test('the image contains the published files without the documents, and runs the command', (t) => {
  const forPeople = ['docs', 'CHANGELOG.md', 'llms.txt']
  const published = [...packageJson.files, 'package.json', 'LICENSE'].filter((file) => !forPeople.includes(file))
  const held = [...dockerfile.matchAll(/^COPY (?:--from=build \/src\/)?(\S+) \/opt\/explo-fake/gm)].map(
    ([, file]) => file,
  )
  const [program, path] = wordsOf(/^ENTRYPOINT (.+)$/m)

  t.strictSame(held.sort(), published.sort())
  t.strictSame([program, path], ['node', `/opt/explo-fake/${packageJson.bin['explo-fake']}`])
  for (const [, script = ''] of dockerfile.matchAll(/npm run (\S+)/g)) t.hasProp(packageJson.scripts, script)
  t.end()
})

test('the health check of the image waits for its own fake, which runs without root rights', (t) => {
  const [, settings = ''] = /^ENV (.+)$/m.exec(dockerfile) ?? []
  const env = parseEnv(settings.replaceAll(' ', '\n')) as Record<string, string>
  const [program, path, ...args] = wordsOf(/^HEALTHCHECK .*CMD (.+)$/m)

  t.strictSame([program, path], wordsOf(/^ENTRYPOINT (.+)$/m))
  t.match(readInvocation(args, env), { command: 'wait', given: { host: '0.0.0.0', port: env.EXPLO_FAKE_PORT } })
  t.match(dockerfile, `\nEXPOSE ${env.EXPLO_FAKE_PORT}\n`)
  t.match(dockerfile, '\nUSER 1000:1000\n')
  t.end()
})

test('the compose file uses flags, variables, files and ports that exist', async (t) => {
  const { explo, application } = compose.services

  const { given } = readInvocation(explo.command, {})
  const folder = explo.volumes[0].split(':')[0]

  for (const name of Object.keys(explo.environment)) t.ok(variables.includes(name), name)
  for (const file of given.fixtures ?? []) await t.resolves(exists(join('.github', folder, file)))
  await t.resolves(exists(join('.github', explo.build, 'Dockerfile')))
  t.equal(explo.ports[0], '127.0.0.1:4747:4747')
  t.strictSame(Object.keys(application.depends_on), ['explo'])
})

test('the workflow only runs the gate, on the oldest supported Node and newer ones', async (t) => {
  const { steps, strategy } = workflow.jobs.check
  const commands = steps.flatMap(({ run = [] }) => run)

  t.strictSame(commands, ['.ci/run'])
  await t.resolves(access(join(project, '.ci/run'), constants.X_OK))
  t.equal(`>=${Math.min(...strategy.matrix.node)}`, packageJson.engines.node.replace(/\..*/, ''))
  for (const { uses } of steps) if (uses) t.match(uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
})

const installed = await InstalledPackage.install()

test('the action starts a fake, and passes its URL and token to the later steps', {
  skip: await lacks('bash'),
}, async (t) => {
  const folder = t.testdir({ 'github-env': '', 'acme.json': '{"customers":[{"provided_id":"acme"}]}' })
  const inputs: Record<string, string> = {
    version: `file:${installed.tarball}`,
    port: String(await freePort()),
    fixtures: `${folder}/acme.json`,
    'admin-token': '',
  }
  t.strictSame(Object.keys(inputs), Object.keys(action.inputs))

  for (const { run, env } of action.runs.steps) {
    const given = Object.entries(env as Record<string, string>).map(([name, value]) => [
      name,
      value.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input) => inputs[input] as string),
    ])
    for (const name of Object.keys(env)) t.ok(name === 'VERSION' || variables.includes(name), name)
    await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', run], {
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        npm_config_offline: 'true',
        RUNNER_TEMP: folder,
        GITHUB_ENV: `${folder}/github-env`,
        ...Object.fromEntries(given),
      },
    })
  }
  const { EXPLO_API_URL, EXPLO_API_TOKEN } = parseEnv(await readFile(`${folder}/github-env`, 'utf8'))
  const { pid } = (await (await fetch(`${EXPLO_API_URL}/__admin/version`)).json()) as { pid: number }
  t.teardown(() => process.kill(pid))
  const state = await fetch(`${EXPLO_API_URL}/__admin/state`)

  t.equal(EXPLO_API_TOKEN, 'explo-test-token')
  t.match(await state.json(), { customers: [{ provided_id: 'acme' }] })
})
