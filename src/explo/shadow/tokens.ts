import type { KnownToken, Role, ShadowedWorld } from '../../engine/shadow/session.ts'
import type { ApiToken } from '../../engine/terms.ts'

/**
 * The API tokens of a world, each with its role. `writer` and `reader` are those of the first visibility group that can be
 * written to, and `other` is that of the next one. The rest have no role.
 */
export function tokensOf(world: ShadowedWorld): KnownToken[] {
  const tokens = world.tokens as readonly ApiToken[]
  const writable = tokens.filter(({ permission }) => permission === 'read-write')
  const groups = [...new Set(writable.map(({ visibilityGroup }) => visibilityGroup))]
  const [main = tokens[0]?.visibilityGroup, second] = groups

  function roleOf({ permission, visibilityGroup }: ApiToken): Role | undefined {
    if (visibilityGroup === main) return permission === 'read-write' ? 'writer' : 'reader'
    return visibilityGroup === second && permission === 'read-write' ? 'other' : undefined
  }

  return tokens.map((token) => ({
    token: token.token,
    role: roleOf(token),
    scope: token.visibilityGroup,
    description: `${token.permission} one of ${token.visibilityGroup}`,
  }))
}
