import { readFile } from 'node:fs/promises'
import { test } from 'tap'
import { progress } from '../../src/command/terminal.ts'
import type { Finding } from '../../src/engine/contract/report.ts'
import { createExploFake } from '../../src/index.ts'
import { startSecond } from '../support/contract.ts'
import { runCommand } from '../support/run-command.ts'
import { writer } from '../support/second-server/server.ts'
import { tokens, twoGroups } from '../support/two-groups.ts'

test('when every check holds, the contract ends with 0', async (t) => {
  await using fake = await createExploFake({ fixtures: twoGroups })

  const args = [
    'contract',
    '--url',
    fake.url,
    '--token',
    tokens.production,
    '--customer-id',
    '1',
    '--only',
    'getCustomer',
  ]
  const { exitCode, stdout } = await runCommand(t, args).end()

  t.equal(exitCode, 0)
  t.match(stdout, /: 1 hold, 0 differ, 0 not tried\./)
})

test('a difference from an assumption is saved for the fake, and ends with 6', async (t) => {
  const { url } = await startSecond(t, { userGroupProperties: 'omit' })
  const file = `${t.testdir()}/assumptions.json`

  const args = ['contract', '--url', url, '--token', writer, '--save', file, '--only', 'userGroupProperties']
  const { exitCode, stdout, stderr } = await runCommand(t, args).end()

  t.equal(exitCode, 6)
  t.match(stdout, /userGroupProperties/)
  t.match(stdout, `The fake answers like this service with createExploFake({ assumptions: '${file}' }).`)
  t.match(stderr, `Wrote ${file}.`)
  t.strictSame(JSON.parse(await readFile(file, 'utf8')), { userGroupProperties: 'omit' })
})

test('a difference from the documentation ends with 7, and the JSON report has it', async (t) => {
  await using fake = await createExploFake({ fixtures: twoGroups })
  await fake.faults.add({ match: { operation: 'listGroupTags' }, times: 50, then: { status: 200, body: {} } })

  const args = ['contract', '--url', fake.url, '--token', tokens.production, '--only', 'listGroupTags', '--json']
  const { exitCode, stdout } = await runCommand(t, args).end()

  t.equal(exitCode, 7)
  t.match(JSON.parse(stdout).findings, [{ name: 'listGroupTags', verdict: 'differs' }])
})

const mistakes: Record<string, { args: readonly string[]; says: RegExp }> = {
  'without an address': { args: ['--token', 'x'], says: /lacks the address of a service\..*--url/s },
  'without an API token': {
    args: ['--url', 'http://127.0.0.1:1'],
    says: /lacks an API token of the service\..*EXPLO_FAKE_TOKEN/s,
  },
  'for a check that does not exist': {
    args: ['--url', 'http://127.0.0.1:1', '--token', 'x', '--only', 'getCustomers'],
    says: /There is no check "getCustomers"\..*Did you mean "getCustomer"\?/s,
  },
}

for (const [name, { args, says }] of Object.entries(mistakes)) {
  test(`a contract ${name} makes no call, and says what it needs`, async (t) => {
    const { exitCode, stderr } = await runCommand(t, ['contract', ...args]).end()

    t.equal(exitCode, 2)
    t.match(stderr, says)
  })
}

const finding = { name: 'getCustomer', verdict: 'holds' } as Finding

/** What is written to a stream, at a terminal or elsewhere. */
function written(isTTY: boolean): string {
  let text = ''
  const write = (part: string) => {
    text += part
  }
  const { finding: found, say } = progress({ isTTY, write } as unknown as NodeJS.WriteStream)
  found(finding, 1, 10)
  found(finding, 2, 10)
  say('Waiting a minute.')
  found(finding, 10, 10)
  return text
}

test('at a terminal, each finding replaces the previous one, and other messages stay', (t) => {
  const upAndClear = '\u001b[1A\u001b[K'

  t.equal(
    written(true),
    ` 1/10 holds     getCustomer\n${upAndClear} 2/10 holds     getCustomer\nWaiting a minute.\n10/10 holds     getCustomer\n`,
  )
  t.end()
})

test('each finding has a line when the output is not a terminal', (t) => {
  t.equal(
    written(false),
    ' 1/10 holds     getCustomer\n 2/10 holds     getCustomer\nWaiting a minute.\n10/10 holds     getCustomer\n',
  )
  t.end()
})
