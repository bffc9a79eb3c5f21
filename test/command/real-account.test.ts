import { test } from 'tap'
import type { Given } from '../../src/command/flags.ts'
import { confirmedUrl, readAccount } from '../../src/command/real-account.ts'
import { createExploFake, OptionError } from '../../src/index.ts'
import { runCommand } from '../support/run-command.ts'
import { SecondServer } from '../support/second-server/server.ts'

const read = (given: Given) =>
  readAccount(given, { name: 'The contract', addressFlag: 'url', consequence: 'It costs money.', env: {} })

const token = 'a-token-of-the-account'

test('contract and shadow are refused within a probe, which would repeat them many times', async (t) => {
  for (const command of ['contract', 'shadow']) {
    const args = [command, command === 'shadow' ? '--upstream' : '--url', 'http://127.0.0.1:1', '--token', token]

    const { exitCode, stderr } = await runCommand(t, args, { EXPLO_FAKE_PROBE: 'none' }).end()

    t.equal(exitCode, 2)
    t.match(stderr, `The ${command} cannot be part of a probe, which would repeat it many times at a real account.`)
  }
})

test('the host must be confirmed, unless it is this machine', (t) => {
  const consequence = 'It costs money.'
  const url = (text: string, confirmed?: string) => confirmedUrl(text, confirmed, consequence)

  t.strictSame(url('https://api.explo.co/', 'api.explo.co'), { url: 'https://api.explo.co', isLoopback: false })
  t.strictSame(url('http://127.0.0.1:4747/base/'), { url: 'http://127.0.0.1:4747/base', isLoopback: true })
  t.strictSame(url('http://[::1]:1'), { url: 'http://[::1]:1', isLoopback: true })
  t.match(
    t.throws(() => url('https://api.explo.co'), OptionError),
    {
      problem: 'api.explo.co is not this machine, so it may be a real account. It costs money.',
      hint: 'If you want that, add: --confirm api.explo.co',
    },
  )
  t.match(
    t.throws(() => url('https://api.explo.co', 'api.explo.com'), OptionError),
    {
      problem: '"api.explo.com" is not the host of https://api.explo.co.',
      hint: 'If you want that, add: --confirm api.explo.co',
    },
  )
  for (const text of ['api.explo.co', 'ftp://localhost', 'http://localhost/?a=1']) {
    t.match(
      t.throws(() => url(text), OptionError),
      {
        problem: `"${text}" is not the address of a service.`,
        hint: 'Give one like https://api.explo.co',
      },
    )
  }
  t.end()
})

test('an API token never goes beyond this machine without encryption', (t) => {
  t.match(
    t.throws(() => confirmedUrl('http://api.explo.co', 'api.explo.co', ''), OptionError),
    {
      problem: 'http://api.explo.co would get the API token without encryption.',
      hint: 'Give https://api.explo.co',
    },
  )
  t.end()
})

test('an address with a password is refused, and the password is not repeated', (t) => {
  const error = t.throws(() => confirmedUrl('https://me:hidden@api.explo.co', 'api.explo.co', '')) as OptionError

  t.equal(error.problem, 'The address of the service has a user name or a password.')
  t.notMatch(error.message, 'hidden')
  t.end()
})

test('an API token that no header can carry is refused before any call, and is not repeated', async (t) => {
  for (const bad of ['secret\nX-Header: 1', 'secret token', 'sécret']) {
    const error = await read({ url: 'http://127.0.0.1:1', token: 'good', 'other-token': bad }).catch((error) => error)

    t.match(error, {
      problem: 'The API token of --other-token has a character that no header can carry.',
      hint: 'Give visible ASCII characters without spaces and line breaks.',
    })
    t.notMatch(error.message, bad)
  }
})

test('only a fake is called as fast as possible, a tunnel on this machine is not', async (t) => {
  await using fake = await createExploFake()
  const server = new SecondServer()
  const tunnel = await server.listen()
  t.teardown(() => server.close())

  t.equal((await read({ url: fake.url, token })).isPaced, false)
  t.equal((await read({ url: tunnel, token })).isPaced, true)
  t.equal((await read({ url: 'https://api.explo.co', confirm: 'api.explo.co', token })).isPaced, true)
})
