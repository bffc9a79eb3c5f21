import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandOptions, Note, Product } from './product.ts'

const node = process.execPath
const service = ['--url', 'https://api.explo.co', '--token', 'x']

/** Command lines that cannot be, each with variables of its environment. */
const mistakes: readonly [line: string, env?: Readonly<Record<string, string>>][] = [
  ['--fixture a.json'],
  ['-p 4747'],
  ['strat'],
  ['help strat'],
  ['start acme.json'],
  ['version --port 1'],
  ['wait --fixtures a.json'],
  ['coverage'],
  ['exec'],
  ['exec npm test'],
  ['probe'],
  ['--port'],
  ['--port http'],
  ['--port 65536'],
  ['--host='],
  ['--log loud'],
  ['--clock yesterday'],
  ['--rate-limit 180'],
  ['--unknown-tokens create'],
  ['--max-worlds 0'],
  ['--world-ttl soon'],
  ['--vary=often'],
  ['--fixtures acmee.json'],
  ['--assumption trailingSlash'],
  ['--assumption trailingslash=accept'],
  ['--assumption trailingSlash=ignore'],
  ['--assumptions learnt.json'],
  ['--lint unknownFields'],
  ['--lint unknownField=fail'],
  ['--lint unknownFields=error'],
  ['--coverage='],
  ['--replay again'],
  ['--probe everything'],
  ['--admin-token --json'],
  ['--admin-token=a=é'],
  ['--tls=yes'],
  ['--tls-cert cert.pem'],
  ['--tls-key key.pem'],
  ['--tls-cert cert.pem --tls-key key.pem'],
  ['--json=yes'],
  ['--watch'],
  ['exec --env-url 1st -- npm'],
  ['env --format yaml'],
  ['wait --timeout soon'],
  ['wait 127.0.0.1:4747'],
  ['wait http://127.0.0.1:1 --timeout 2s'],
  ['coverage x --threshold most'],
  ['coverage missing'],
  ['validate acmee.json'],
  ['contract'],
  ['contract --url http://127.0.0.1:1'],
  ['contract --url 127.0.0.1:1 --token x'],
  ['contract --url http://api.explo.co --token x'],
  [`contract ${service.join(' ')}`],
  [`contract ${service.join(' ')} --confirm explo.co`],
  ['contract --url http://127.0.0.1:1 --token x --only getCustomers'],
  ['contract --url http://127.0.0.1:1 --token x --customer-id acme'],
  ['contract --url http://127.0.0.1:1 --token x'],
  ['shadow'],
  ['shadow --upstream http://127.0.0.1:1'],
  ['shadow --upstream https://api.explo.co --token x'],
  ['shadow --upstream http://127.0.0.1:1 --token x'],
  ['', { EXPLO_FAKE_RANDOMSEED: '1' }],
  ['', { EXPLO_FAKE_PORT: 'http' }],
  ['', { EXPLO_FAKE_PORT: 'tcp://10.0.0.1:4747' }],
  ['', { EXPLO_FAKE_SERVICE_HOST: '10.0.0.1' }],
  ['', { EXPLO_FAKE_ASSUMPTION: 'createdStatus=200,trailingSlash' }],
]

const commands = [
  'start',
  'exec',
  'init',
  'wait',
  'env',
  'validate',
  'coverage',
  'contract',
  'shadow',
  'probe',
  'help',
  'version',
]

/** What users of the command read. @param folder An empty one, for files. */
export async function commandMessages({ library, command }: Product, note: Note, folder: string): Promise<void> {
  const outsideOfJobs = { GITHUB_ENV: '', GITHUB_STEP_SUMMARY: '', NODE_OPTIONS: '' }
  const run = async (name: string, args: readonly string[], { env, ...how }: CommandOptions = {}) => {
    const { exitCode, stdout, stderr } = await command(args, { folder, env: { ...outsideOfJobs, ...env }, ...how })
    note(`command: ${name}`, `exit code ${exitCode}\n${stdout}${stderr}`)
  }

  for (const [line, env = {}] of mistakes) {
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`)
    const name = [...variables, 'explo-fake', line].filter(Boolean).join(' ')
    await run(name, line.split(' ').filter(Boolean), { env })
  }

  await run('explo-fake --help', ['--help'])
  await run('explo-fake --version', ['--version'])
  for (const name of commands) await run(`explo-fake help ${name}`, ['help', name])

  const fixture = join(folder, 'acme.json')
  await writeFile(fixture, JSON.stringify({ customers: [{ provided_id: 'acme' }] }))
  const typing = join(folder, 'typing.json')
  await writeFile(typing, JSON.stringify({ custmers: [] }))
  await run('explo-fake validate, a file that is right and one that is not', ['validate', fixture, typing])
  await run('explo-fake validate, without a file', ['validate'])
  await run('explo-fake start', ['--port', '0', '--fixtures', fixture], { until: /inspector/ })
  await run('explo-fake start, beyond loopback', ['--port', '0', '--host', '0.0.0.0'], { until: /inspector/ })
  await run('explo-fake start --json', ['--port', '0', '--json'], { until: /\n/ })
  await run('explo-fake exec, a program that is missing', ['exec', '--', 'no such program'])
  await run('explo-fake init, in a folder with a fixture only', ['init'])

  const covered = join(folder, 'covered')
  const fake = await library.createExploFake({ coverage: covered })
  const { url } = fake
  const headers = { 'content-type': 'application/json', 'explo-authorization': `Token ${fake.apiToken}` }
  const body = JSON.stringify({ name: 'sales' })
  await (await fetch(`${url}/api/create_group_tag/`, { method: 'POST', headers, body })).text()

  await run('explo-fake start, where another fake listens', ['--port', String(fake.port)])
  await run('explo-fake wait, for one that runs', ['wait', url])
  await run('explo-fake wait, with HTTPS in the place of HTTP', ['wait', url.replace('http', 'https')])
  await run('explo-fake env', ['env', url])
  await run('explo-fake env --format github, outside a job', ['env', url, '--format', 'github'])
  await run('explo-fake env --format json', ['env', url, '--format', 'json'])
  const contract = ['contract', '--url', url, '--token', fake.apiToken, '--read-only-token', fake.readOnlyToken]
  await run('explo-fake contract, where nothing differs', [...contract, '--only', 'getCustomer'])
  const other = ['--assumption', 'createdStatus=201']
  await run('explo-fake contract, where something differs', [...contract, '--only', 'createCustomer', ...other])
  await run('explo-fake contract, with another token', ['contract', '--url', url, '--token', 'x'])
  await run('explo-fake shadow, with another token', ['shadow', '--upstream', url, '--token', 'x', '--port', '0'])
  const quiet = [node, '-e', '']
  const shadow = ['shadow', '--upstream', url, '--token', fake.apiToken, '--port', '0', '--']
  await run('explo-fake shadow, of a program that calls nothing', [...shadow, ...quiet])
  await run('explo-fake probe, of a program that calls nothing', ['probe', '--', ...quiet])
  await fake.close()

  await run('explo-fake coverage, of a suite', ['coverage', covered])
  await run('explo-fake coverage, below the threshold', ['coverage', covered, '--threshold', '80'])
}
