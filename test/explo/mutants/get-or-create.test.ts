import assert from 'node:assert/strict'
import { test } from 'tap'
import type { ExploFake } from '../../../src/index.ts'
import { jsonHeaders, readOnlyToken } from '../../support/helper.ts'
import { probeInProcess } from '../../support/probe-in-process.ts'

const operation = 'createUserGroup'
const only = ['mutants'] as const
const options = {
  fixtures: {
    visibility_groups: [
      {
        name: 'Production',
        api_tokens: [
          { token: 'explo-test-token', permission: 'read-write' as const },
          { token: readOnlyToken, permission: 'read-only' as const },
        ],
      },
      { name: 'Sandbox', api_tokens: [{ token: 'sandbox', permission: 'read-write' as const }] },
    ],
  },
}

/** The assertions of a complete suite of get-or-create, each with the mutants that no other assertion kills. */
const assertions = {
  'says that it is new': ['new_user_group.flipped', 'new_user_group.missing'],
  'answers the stored token': ['token.missing', 'token.null', 'token.other'],
  'answers the id': ['provided_id.number', 'provided_id.other'],
  'answers the name': ['name.other'],
  'answers the demo flag': ['is_demo_group.flipped'],
  'answers the team': ['team_id.text'],
  'answers the properties': ['properties.null'],
  'answers a known id': ['refusesKnown'],
  'keeps the token of a known id': ['newToken'],
  'keeps the record of a known id': ['overwrites'],
  'leaves other visibility groups alone': ['otherGroupsRecord'],
  'refuses a read-only token': ['readOnlyToken'],
} as const

interface Reply {
  readonly new_user_group?: boolean
  // biome-ignore lint/suspicious/noExplicitAny: A defect may answer anything.
  readonly user_group: any
}

/** @param left The assertion that the suite leaves out. */
async function suite(explo: ExploFake, left?: string): Promise<void> {
  const check = (name: keyof typeof assertions, actual: unknown, expected: unknown) => {
    if (name !== left) assert.deepEqual(actual, expected)
  }
  const create = async (name: string, token?: string) => {
    const body = JSON.stringify({ user_group_id: 'acme', name, properties: { region: 'EU' } })
    const request = { method: 'POST', headers: jsonHeaders(token), body }
    const reply = await explo.fetch('https://api.explo.co/api/create_user_group/', request)
    return { status: reply.status, ...((await reply.json()) as Reply) }
  }
  const stored = async () => (await explo.inspect()).customers?.find((one) => one.visibility_group === 'Production')

  const { new_user_group, user_group } = await create('Acme')
  check('says that it is new', new_user_group, true)
  check('answers the stored token', user_group.token, (await stored())?.token)
  check('answers the id', user_group.provided_id, 'acme')
  check('answers the name', user_group.name, 'Acme')
  check('answers the demo flag', user_group.is_demo_group, false)
  check('answers the team', user_group.team_id, 1)
  check('answers the properties', user_group.properties, { region: 'EU' })

  const repeated = await create('Other')
  check('answers a known id', repeated.status, 200)
  check('keeps the token of a known id', (repeated.user_group ?? user_group).token, user_group.token)
  check('keeps the record of a known id', (await stored())?.name, 'Acme')

  await create('Play', 'sandbox')
  check('leaves other visibility groups alone', (await explo.inspect()).customers?.length, 2)
  check('refuses a read-only token', (await create('Reader', readOnlyToken)).status, 403)
}

test('a complete suite of get-or-create kills all its mutants', async (t) => {
  const { report } = await probeInProcess(t, (explo) => suite(explo), { only, options })

  const own = report.mutants.filter((mutant) => mutant.operation === operation)
  t.ok(own.length >= 15)
  t.strictSame(
    own.filter(({ verdict }) => verdict !== 'killed'),
    [],
  )
})

for (const [name, mutants] of Object.entries(assertions)) {
  test(`without the assertion "${name}", only its own mutants survive`, async (t) => {
    const { survived } = await probeInProcess(t, (explo) => suite(explo, name), { only, options })

    t.strictSame(
      survived,
      mutants.map((mutant) => `${operation}.${mutant}`),
    )
  })
}
