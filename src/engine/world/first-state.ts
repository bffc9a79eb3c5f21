import type { Assumptions } from '../../explo/assumptions.ts'
import { type Declarations, knownTo } from '../../explo/fixture/declarations.ts'
import type { Draft } from '../../explo/fixture/draft.ts'
import { referenceMistakes } from '../../explo/fixture/references.ts'
import { plant } from '../../explo/fixture/store.ts'
import { type Secrets, Team } from '../../explo/records/team.ts'
import { Clock } from '../clock/clock.ts'
import type { Seeded } from '../handle/world-handle.ts'
import { FixtureError, type FixtureMistake } from '../input/fixture-error.ts'
import type { Settings } from '../options/settings.ts'
import type { Permission } from '../terms.ts'
import type { Random } from './random.ts'

/** What a world can go back to. Nothing in it ever changes: whoever goes there works on copies. */
export interface Snapshot {
  readonly team: Team
  readonly clock: Clock
}

/** A world that starts from fixtures. @throws {FixtureError} */
export function beginning(drafts: readonly Draft[], random: Random, settings: Settings): Snapshot {
  return { team: freshTeam(drafts, random, settings), clock: new Clock(settings.clock) }
}

/** @throws {FixtureError} When drafts refer to what neither they nor the ones before them declare. */
export function freshTeam(drafts: readonly Draft[], random: Random, { assumptions }: Settings): Team {
  const team = new Team(assumptions as Assumptions, secretsOf(random))
  // A draft with mistakes is stored all the same, so that those after it are checked against what it declares.
  const mistakes = drafts.flatMap((draft) => {
    const known = knownTo(team, draft, random)
    const found = referenceMistakes(draft, known, team)
    plant(draft, known, team)
    return found
  })
  if (mistakes.length > 0) throw new FixtureError(mistakes)
  return team
}

/** @param whyTaken Why a world cannot have an API token; undefined when it can. @throws {FixtureError} */
export function plantChecked(
  draft: Draft,
  team: Team,
  random: Random,
  whyTaken: (token: string) => string | undefined,
): Seeded {
  const known = knownTo(team, draft, random)
  const mistakes = [...takenTokens(draft, known, whyTaken), ...referenceMistakes(draft, known, team)]
  if (mistakes.length > 0) throw new FixtureError(mistakes)
  return plant(draft, known, team)
}

function takenTokens(
  { origin }: Draft,
  { declaredGroups }: Declarations,
  whyTaken: (token: string) => string | undefined,
): FixtureMistake[] {
  return declaredGroups.flatMap(({ apiTokens }) =>
    apiTokens.flatMap(({ pointer, token }) => {
      const reason = whyTaken(token)
      if (reason === undefined) return []
      const isGiven = pointer.endsWith('/token')
      const message = isGiven ? reason : `would get the API token "${token}", which ${reason}`
      return [{ origin, pointer, message }]
    }),
  )
}

/** What Explo makes up, in one world. */
export function secretsOf(random: Random): Secrets {
  return {
    customerToken: (...key) => random.token('customer token', ...key),
    // Assumed: blueprints. Six characters, as in the documented `A14aZ3`.
    blueprintEmbedId: (...key) => random.embedId('blueprint', ...key).slice(0, 6),
    embedSecret: (visibilityGroup) => ({
      keyId: random.uuid('embed secret', visibilityGroup),
      keyValue: random.token('embed secret', visibilityGroup).slice(0, 32),
      visibilityGroup,
    }),
  }
}

/** What the read-only token of a world ends in that was opened by a token, so that who made up the one knows the other. */
export const readOnlySuffix = '-read-only'

/**
 * Gives a team API tokens that no other world has, as many of each kind as it had. It is the token that picks a world.
 *
 * @param key What the first read-write token is to be; the first read-only one is made from it.
 */
export function giveOwnTokens({ apiTokens }: Team, random: Random, key?: string): void {
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
  for (const { visibilityGroup, permission } of old) {
    const kind = JSON.stringify([visibilityGroup, permission])
    const nth = counts.get(kind) ?? 0
    counts.set(kind, nth + 1)
    const token = firsts.get(permission) ?? random.token('api token', visibilityGroup, permission, nth)
    firsts.delete(permission)
    apiTokens.set(token, { token, permission, visibilityGroup })
  }
}
