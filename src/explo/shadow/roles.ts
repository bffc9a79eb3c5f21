import type { Tokens } from '../../engine/contract/client.ts'
import type { ApiToken } from '../records/team.ts'

/** What an API token may do and where: the upstream has one for each. */
export type Role = keyof Tokens

/**
 * The role of each API token of a world: its first visibility group that can be written to is the one of `writer` and
 * `reader`, the next one that of `other`. Tokens beyond that have none.
 */
export function rolesOf(tokens: readonly ApiToken[]): Map<string, Role> {
  const groups = [
    ...new Set(tokens.filter(({ permission }) => permission === 'read-write').map((one) => one.visibilityGroup)),
  ]
  const [main = tokens[0]?.visibilityGroup, second] = groups
  return new Map(
    tokens.flatMap(({ token, permission, visibilityGroup }): [string, Role][] => {
      if (visibilityGroup === main) return [[token, permission === 'read-write' ? 'writer' : 'reader']]
      return visibilityGroup === second && permission === 'read-write' ? [[token, 'other']] : []
    }),
  )
}

/** The flag of the command that gives the upstream's token of a role. */
export const flagOf: { readonly [One in Role]: string } = {
  writer: '--token',
  reader: '--read-only-token',
  other: '--other-token',
}
