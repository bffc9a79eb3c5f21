import { test } from 'tap'
import { withFreshTokens } from '../../../src/explo/shadow/tokens.ts'

const group = (name: string, token: string) => ({ name, api_tokens: [{ token, permission: 'read-write' as const }] })

test('a shadow run accepts no API token of its fixtures', async (t) => {
  const fixtures = [
    { visibility_groups: [group('Main', 'published'), { name: 'Play' }] },
    { visibility_groups: [group('Main', 'published')] },
    { team_id: 3 },
  ]

  const [first, second, third] = await withFreshTokens(fixtures)

  const [token = ''] = first?.visibility_groups?.[0]?.api_tokens?.map(({ token }) => token) ?? []
  t.match(token, /^[0-9a-f]{64}$/)
  t.strictSame(first?.visibility_groups, [group('Main', token), { name: 'Play' }])
  t.strictSame(second?.visibility_groups, [group('Main', token)], 'all fixtures have the same new token')
  t.strictSame(third, { team_id: 3 })
})

test('a shadow run accepts no API token of the default fixture', async (t) => {
  t.notMatch(JSON.stringify(await withFreshTokens(undefined)), 'explo-test-token')
})
