import { randomBytes } from 'node:crypto'
import { readDrafts } from '../../engine/input/read-fixture.ts'
import type { KnownToken, Role, ShadowedWorld } from '../../engine/shadow/session.ts'
import type { ApiToken } from '../../engine/terms.ts'
import type { FixtureSource } from '../fixture/draft.ts'
import { fixtureFormat } from '../fixture/index.ts'
import type { Fixture } from '../fixture/schema.ts'

/**
 * The API tokens of a world with their roles. `writer` and `reader` belong to the first visibility group that has a read-write
 * token, and `other` to the next one. The rest have no role.
 */
export function tokensOf({ tokens }: ShadowedWorld): KnownToken[] {
  const writable = tokens.filter(({ permission }) => permission === 'read-write')
  const groups = [...new Set(writable.map(({ scope }) => scope))]
  const [main = tokens[0]?.scope, second] = groups

  function roleOf({ permission, scope }: ApiToken): Role | undefined {
    if (scope === main) return permission === 'read-write' ? 'writer' : 'reader'
    return scope === second && permission === 'read-write' ? 'other' : undefined
  }

  return tokens.map((token) => ({
    token: token.token,
    role: roleOf(token),
    scope: token.scope,
    description: `${token.permission} one of ${token.scope}`,
  }))
}

/**
 * The fixtures with other API tokens. Those in a fixture are published, but in a shadow run the tokens give access to a real
 * account, so nobody may know them. A token gets the same replacement in all fixtures.
 *
 * @throws {FixtureError} With the mistakes of all fixtures.
 */
export async function withFreshTokens(sources: readonly FixtureSource[] | undefined): Promise<Fixture[]> {
  const fresh = new Map<string, string>()
  function freshOf(token: string): string {
    const own = fresh.get(token) ?? randomBytes(32).toString('hex')
    fresh.set(token, own)
    return own
  }

  const given = sources ?? [fixtureFormat.default as Fixture]
  const drafts = await readDrafts(fixtureFormat, given, 'options.fixtures')
  const fixtures = drafts.map(({ fixture }) => fixture as Fixture)
  return fixtures.map((fixture) => ({
    ...fixture,
    ...(fixture.visibility_groups && {
      visibility_groups: fixture.visibility_groups.map(({ api_tokens: tokens, ...group }) => ({
        ...group,
        ...(tokens && { api_tokens: tokens.map((one) => ({ ...one, token: freshOf(one.token) })) }),
      })),
    }),
  }))
}
