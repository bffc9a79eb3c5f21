import { randomBytes } from 'node:crypto'
import defaultFixture from '../../../fixtures/default.json' with { type: 'json' }
import { type FixtureSource, readFixtures } from '../fixture/read.ts'
import type { Fixture } from '../fixture/schemas.ts'

/**
 * The fixtures with API tokens that nobody can know: those of a fixture are published, and in a shadow run they open a real
 * account. One token stays one token in all fixtures.
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

  const drafts = await readFixtures(sources ?? [defaultFixture as Fixture], 'options.fixtures')
  return drafts.map(({ fixture }) => ({
    ...fixture,
    ...(fixture.visibility_groups && {
      visibility_groups: fixture.visibility_groups.map(({ api_tokens: tokens, ...group }) => ({
        ...group,
        ...(tokens && { api_tokens: tokens.map((one) => ({ ...one, token: freshOf(one.token) })) }),
      })),
    }),
  }))
}
