import Module from 'node:module'
import packageJson from '../../package.json' with { type: 'json' }
import { adminTokenVariable, fakeUrlVariable } from '../engine/handle/environment.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import { variableName } from '../engine/product.ts'
import { createLocalFake, type ExploFake } from '../fake.ts'
import { flags, type Given } from './flags.ts'
import { findFixtures, toNames, toOptions } from './options.ts'
import { stopOnSignals } from './signals.ts'
import type { Terminal } from './terminal.ts'
import { watchFixtures } from './watch-fixtures.ts'

/** Runs a fake until a signal comes. Prints how to reach it as soon as it listens. */
export async function start(given: Given, _operands: readonly string[], terminal: Terminal): Promise<void> {
  const { json, fixtures = [flags.fixtures.default], 'admin-token': adminToken } = given
  const found = findFixtures(given, terminal)
  const { fake, close } = await openFake(withFixtures(given, found), terminal)
  const stopped = stopOnSignals(close, terminal)
  const shown = found === undefined ? fixtures : [`${found} (found in this folder)`]
  terminal.stdout.write(json ? readyLine(fake) : banner(fake, shown, adminToken !== undefined))
  // Node 22.10 and newer. Node itself does this at the exit, which a test runner that kills the command leaves out.
  const { flushCompileCache } = Module as { readonly flushCompileCache?: () => void }
  flushCompileCache?.()
  await stopped
}

/**
 * Runs a program and a fake for it. Without `--port` the fake takes any free port, so that several may run at once. When the
 * program fails, the refused requests are printed, because nobody can ask the fake later.
 */
export async function exec(given: Given, program: readonly string[], terminal: Terminal): Promise<void> {
  const { endAs, runProgram } = await import('./program.ts')
  const found = findFixtures(given, terminal)
  if (found !== undefined) terminal.stderr.write(`explo-fake: fixtures ${found} (found in this folder)\n`)
  const { fake, close } = await openFake({ port: '0', ...withFixtures(given, found) }, terminal)
  const variables = {
    ...fake.env(toNames(given)),
    [fakeUrlVariable]: fake.url,
    ...(given.replay !== undefined && { [variableName('replay')]: given.replay }),
    ...(fake.adminToken !== undefined && { [adminTokenVariable]: fake.adminToken }),
  }
  const end = await runProgram(program, variables, terminal)
    .then(async (end) => {
      if (end.exitCode) await printRefusals(fake, terminal)
      return end
    })
    .finally(close)
  endAs(end, terminal)
}

async function printRefusals({ requests }: ExploFake, { stderr }: Terminal): Promise<void> {
  const { lastRefusals } = await import('../runners/sent-requests.ts')
  const refusals = lastRefusals(await requests.list())
  if (refusals !== undefined) stderr.write(`${refusals}\n`)
}

function withFixtures(given: Given, found: string | undefined): Given {
  return found === undefined ? given : { ...given, fixtures: [found] }
}

/** Starts a fake, and with `--watch` watches its fixtures until it is closed. @throws {OptionError} When there are none. */
export async function openFake(given: Given, terminal: Terminal) {
  const { watch, fixtures = [] } = given
  if (watch && fixtures.length === 0) throw new OptionError('There is nothing to watch.', 'Name files with --fixtures.')

  const fake = await createLocalFake(toOptions(given))
  const stopWatching = watch ? watchFixtures(fake, fixtures, terminal) : () => {}
  return {
    fake,
    close() {
      stopWatching()
      return fake.close()
    },
  }
}

/** One line of JSON for a program that starts the command. Missing values are left out. */
export function readyLine(fake: ExploFake): string {
  const ready = {
    event: 'ready',
    url: fake.url,
    apiToken: firstToken(fake, 'read-write'),
    readOnlyToken: firstToken(fake, 'read-only'),
    adminToken: fake.adminToken,
    caFile: fake.env().NODE_EXTRA_CA_CERTS,
    pid: process.pid,
  }
  return `${JSON.stringify(ready)}\n`
}

/** How to reach the fake, with commands to paste. */
export function banner(fake: ExploFake, fixtures: readonly string[], isAdminTokenGiven = false): string {
  const { NODE_EXTRA_CA_CERTS: caFile } = fake.env()
  const curl = caFile === undefined ? 'curl' : `curl --cacert ${quote(caFile)}`
  const authorization = authorizationFor(fake, isAdminTokenGiven)
  const facts = [
    ...fake.tokens.map((each) => ['API token', `${each.token} (${each.permission}, ${each.visibilityGroup})`]),
    ...(fake.adminToken === undefined || isAdminTokenGiven ? [] : [['admin token', fake.adminToken]]),
    ['inspector', `${fake.url}/__admin/`],
    ...(caFile === undefined ? [] : [['to trust it', `NODE_EXTRA_CA_CERTS=${caFile}`]]),
    ...fixtures.map((file) => ['fixtures', file]),
  ]

  return [
    `${packageJson.name} ${packageJson.version} listens on ${fake.url}`,
    '',
    ...facts.map(([name = '', value]) => `  ${name.padEnd(12)} ${value}`),
    '',
    ...getOrCreateCall(fake, curl),
    'What is stored, what was received, and why it was answered so:',
    '',
    ...['/__admin/state', '/__admin/requests'].map((path) => `  ${curl} ${authorization}${quote(fake.url + path)}`),
    '',
    '',
  ].join('\n')
}

function getOrCreateCall(fake: ExploFake, curl: string): string[] {
  const token = firstToken(fake, 'read-write')
  if (token === undefined) return ['No API token can write: add a read-write one to the fixtures.', '']

  return [
    'Get or create a user group:',
    '',
    `  ${curl} -X POST ${quote(`${fake.url}/api/create_user_group/`)} \\`,
    `    -H ${quote(`Explo-Authorization: Token ${token}`)} \\`,
    "    -H 'Content-Type: application/json' \\",
    `    -d '{"user_group_id": "acme", "name": "Acme"}'`,
    '',
  ]
}

/** The argument of curl. A given token is a secret and is not printed, because the banner may get into the log of a CI job. */
function authorizationFor({ adminToken }: ExploFake, isGiven: boolean): string {
  if (adminToken === undefined) return ''
  if (isGiven) return '-H "Authorization: Bearer $EXPLO_FAKE_ADMIN_TOKEN" '
  return `-H ${quote(`Authorization: Bearer ${adminToken}`)} `
}

/** The first API token with this permission. A fixture need not have one. */
export function firstToken({ tokens }: ExploFake, permission: 'read-only' | 'read-write'): string | undefined {
  return tokens.find((token) => token.permission === permission)?.token
}

/** The text as one word for a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
