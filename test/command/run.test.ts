import { test } from 'tap'
import { flagsOf } from '../../src/command/commands.ts'
import { readInvocation } from '../../src/command/run.ts'
import { suggestion } from '../../src/engine/input/nearest.ts'
import { OptionError } from '../../src/index.ts'

/** What `explo-fake` understands of a command line, without the files and the network. */
function given(line: string, env: Record<string, string> = {}) {
  return readInvocation(line.split(' ').filter(Boolean), env)
}

test('without arguments the command starts a fake', (t) => {
  t.strictSame(given(''), { command: 'start', operands: [], given: {} })
  t.strictSame(given('start'), { command: 'start', operands: [], given: {} })
  t.end()
})

test('all flags are read, and lists keep their order', (t) => {
  const line =
    '--port 4800 --host ::1 --fixtures b.json --fixtures a,b.json --random-seed=-7 --assumption createdStatus=200' +
    ' --admin-token s=3 --json --log debug'

  t.strictSame(given(line).given, {
    port: '4800',
    host: '::1',
    fixtures: ['b.json', 'a,b.json'],
    'random-seed': '-7',
    assumption: ['createdStatus=200'],
    'admin-token': 's=3',
    json: true,
    log: 'debug',
  })
  t.end()
})

test('a flag wins over its variable, and the last of repeated flags counts', (t) => {
  const env = {
    EXPLO_FAKE_PORT: 'tcp://10.0.0.1:4747',
    EXPLO_FAKE_FIXTURES: 'a.json,b.json',
    EXPLO_FAKE_JSON: 'true',
    EXPLO_FAKE_LOG: 'warn',
  }

  const { given: values } = given('--port 1 --port 2 --fixtures c.json --json=false', env)

  t.strictSame(values, { port: '2', fixtures: ['c.json'], json: false, log: 'warn' })
  t.end()
})

test('the variable EXPLO_FAKE_URL names the service of a contract, and other commands ignore it', (t) => {
  const env = { EXPLO_FAKE_URL: 'http://127.0.0.1:4747' }

  t.strictSame(given('contract', env).given, { url: 'http://127.0.0.1:4747' })
  t.strictSame(given('contract --url http://127.0.0.1:1', env).given, { url: 'http://127.0.0.1:1' })
  t.strictSame(given('start', env).given, {})
  t.end()
})

test('an empty variable is ignored, and a list in a variable may have spaces', (t) => {
  const { given: values } = given('', {
    EXPLO_FAKE_ADMIN_TOKEN: '',
    EXPLO_FAKE_FIXTURES: ' a.json, b.json,',
    HOME: '/',
  })

  t.strictSame(values, { fixtures: ['a.json', 'b.json'] })
  t.end()
})

test('arguments after "--" are not read as flags', (t) => {
  t.strictSame(given('exec --port 0 -- npm test --port 1 -- --help'), {
    command: 'exec',
    operands: ['npm', 'test', '--port', '1', '--', '--help'],
    given: { port: '0' },
  })
  t.strictSame(given('validate a.json -- -b.json').operands, ['a.json', '-b.json'])
  t.end()
})

test('help and version work with otherwise wrong arguments', (t) => {
  t.strictSame(given('--help --prot', { EXPLO_FAKE_PROT: '1' }), { command: 'help', operands: [], given: {} })
  t.strictSame(given('--port x --version'), { command: 'version', operands: [], given: {} })
  t.strictSame(given('start --help'), { command: 'help', operands: ['start'], given: {} })
  t.strictSame(given('help start'), given('start --help'))
  t.end()
})

const known = suggestion('nothing like it', flagsOf('start'), '--')

const serviceCure =
  'Kubernetes sets such variables for a service named "explo-fake". Give the service another name, or set ' +
  '"enableServiceLinks: false" in the pod.'

const mistakes: readonly [line: string, env: Record<string, string>, problem: string, hint: string][] = [
  ['--fixture a.json', {}, 'There is no flag "--fixture".', 'Did you mean "--fixtures"?'],
  ['-p 4747', {}, 'There is no flag "-p".', known],
  [
    'version --port 1',
    {},
    'The command "version" has no flag "--port".',
    'It is a flag of "start", "exec", "wait", "env", "shadow".',
  ],
  [
    'coverage',
    {},
    'The command "coverage" lacks its <file or folder> ….',
    'Write: explo-fake coverage <file or folder> …',
  ],
  [
    'exec npm test',
    {},
    'The program "npm" stands among the flags of "exec".',
    'Write "--" before it, so that its flags are told from ours: explo-fake exec -- npm',
  ],
  ['strat', {}, 'There is no command "strat".', 'Did you mean "start"?'],
  [
    'start acme.json x',
    {},
    'The command "start" takes no "acme.json x".',
    'Leave it out, or quote it where it belongs to a flag. A file of fixtures is given as --fixtures <file>.',
  ],
  [
    '',
    { EXPLO_FAKE_RANDOMSEED: '1' },
    'There is no environment variable "EXPLO_FAKE_RANDOMSEED".',
    'Did you mean "EXPLO_FAKE_RANDOM_SEED"?',
  ],
  [
    '--admin-token --json',
    {},
    'The flag "--admin-token" lacks its value.',
    'Give visible ASCII characters without spaces. What starts with a dash is given as "--admin-token=…".',
  ],
  [
    '--port',
    {},
    'The flag "--port" lacks its value.',
    'Give a whole number from 0 to 65535. What starts with a dash is given as "--port=…".',
  ],
  ['--port 65536', {}, 'The flag "--port" cannot be "65536".', 'Give a whole number from 0 to 65535.'],
  [
    '',
    { EXPLO_FAKE_PORT: 'http' },
    'The environment variable "EXPLO_FAKE_PORT" cannot be "http".',
    'Give a whole number from 0 to 65535.',
  ],
  [
    '',
    { EXPLO_FAKE_PORT: 'tcp://10.0.0.1:4747' },
    'The environment variable "EXPLO_FAKE_PORT" cannot be "tcp://10.0.0.1:4747".',
    serviceCure,
  ],
  [
    '--port 1',
    { EXPLO_FAKE_SERVICE_HOST: '10.0.0.1' },
    'There is no environment variable "EXPLO_FAKE_SERVICE_HOST".',
    serviceCure,
  ],
  ['--host=', {}, 'The flag "--host" cannot be "".', 'Give a text that is not blank.'],
  ['--json=yes', {}, 'The flag "--json" cannot be "yes".', 'Give 1 or 0, true or false.'],
  ['--log loud', {}, 'The flag "--log" cannot be "loud".', 'Give one of fatal, error, warn, info, debug, trace.'],
  [
    '',
    { EXPLO_FAKE_ASSUMPTION: 'createdStatus=200,trailingSlash' },
    'The environment variable "EXPLO_FAKE_ASSUMPTION" cannot be "trailingSlash".',
    'Give a name and an option, for example trailingSlash=accept.',
  ],
]

for (const [line, env, problem, hint] of mistakes) {
  const [variable = ''] = Object.entries(env).map((pair) => pair.join('='))
  test(`"${[variable, 'explo-fake', line].filter(Boolean).join(' ')}" is refused with advice`, (t) => {
    const refused = t.throws(() => given(line, env), OptionError)

    t.match(refused, { problem, hint })
    t.end()
  })
}
