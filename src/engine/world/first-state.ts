import type { Clock } from '../clock/clock.ts'
import type { Store } from '../store.ts'
import type { Permission } from '../terms.ts'
import type { Random } from './random.ts'

/** What a world can go back to. Nothing in it ever changes: a world works on copies. */
export interface Snapshot {
  readonly store: Store
  readonly clock: Clock
}

/** The end of the read-only token of a world that a token has opened: the tester who made up the token knows it, too. */
export const readOnlySuffix = '-read-only'

/**
 * Gives a store API tokens that no other world has, as many of each kind as it had.
 *
 * @param key The first read-write token. The first read-only token is made from it.
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
