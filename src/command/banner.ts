import packageJson from '../../package.json' with { type: 'json' }
import type { ExploFake } from '../fake.ts'

/** What a person at a terminal needs to know, with commands to paste. */
export function banner(fake: ExploFake, fixtures: readonly string[], isAdminTokenGiven = false): string {
  const { NODE_EXTRA_CA_CERTS: caFile } = fake.env()
  const curl = caFile === undefined ? 'curl' : `curl --cacert ${quote(caFile)}`
  const tokens = fake.tokens.map(({ token, permission, visibilityGroup }) => [
    'API token',
    `${token} (${permission}, ${visibilityGroup})`,
  ])
  const adminToken = fake.adminToken === undefined || isAdminTokenGiven ? [] : [['admin token', fake.adminToken]]
  const authorization = authorizationFor(fake, isAdminTokenGiven)
  const trust = caFile === undefined ? [] : [['to trust it', `NODE_EXTRA_CA_CERTS=${caFile}`]]
  const inspector = [['inspector', `${fake.url}/__admin/`]]
  const facts = [...tokens, ...adminToken, ...inspector, ...trust, ...fixtures.map((file) => ['fixtures', file])]

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

/** The argument of curl. A token that somebody gave is a secret, and the banner may go into the log of a CI. */
function authorizationFor({ adminToken }: ExploFake, isGiven: boolean): string {
  if (adminToken === undefined) return ''
  if (isGiven) return '-H "Authorization: Bearer $EXPLO_FAKE_ADMIN_TOKEN" '
  return `-H ${quote(`Authorization: Bearer ${adminToken}`)} `
}

/** The first API token with this permission. A fixture need not have one. */
export function firstToken({ tokens }: ExploFake, permission: 'read-only' | 'read-write'): string | undefined {
  return tokens.find((token) => token.permission === permission)?.token
}

/** A word that every POSIX shell reads as exactly this text. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
