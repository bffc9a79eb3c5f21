import { OptionError } from '../input/tester-error.ts'
import type { Random } from '../random.ts'
import type { Store } from '../store.ts'
import type { ApiToken, ApiTokenRecord, Permission, ScopeWords } from '../terms.ts'
import type { World } from './world.ts'

/** The API tokens of a world as testers see them. */
export function describeTokens({ tokens, settings }: Pick<World, 'settings' | 'tokens'>): ApiTokenRecord[] {
  const { key } = settings.service.scope
  return tokens.map(({ token, permission, scope }) => ({ token, permission, [key]: scope }))
}

/** @throws {OptionError} When no token has the permission. */
export function firstToken(
  tokens: readonly Pick<ApiToken, 'permission' | 'token'>[],
  permission: Permission,
  { called, tokensKey }: ScopeWords,
): string {
  const found = tokens.find((token) => token.permission === permission)
  if (found) return found.token

  throw new OptionError(
    `No ${called} has a ${permission} API token.`,
    `Add one to "${tokensKey}" of a ${called} in the fixture.`,
  )
}

/** A world that opens for an unknown token gets a read-only token, too: the token with this suffix. */
export const readOnlySuffix = '-read-only'

/**
 * Replaces each API token of a store by one that no other world has.
 *
 * @param key The first read-write token. With a suffix, it is the first read-only token.
 */
export function giveOwnTokens({ apiTokens }: Store, random: Random, key?: string): void {
  const old = [...apiTokens.values()]
  apiTokens.clear()
  const firsts = new Map<Permission, string>(
    key === undefined
      ? []
      : [
          ['read-write', key],
          ['read-only', key + readOnlySuffix],
        ],
  )
  const counts = new Map<string, number>()
  for (const { scope, permission } of old) {
    const kind = JSON.stringify([scope, permission])
    const nth = counts.get(kind) ?? 0
    counts.set(kind, nth + 1)
    const token = firsts.get(permission) ?? random.token('api token', scope, permission, nth)
    firsts.delete(permission)
    apiTokens.set(token, { token, permission, scope })
  }
}
