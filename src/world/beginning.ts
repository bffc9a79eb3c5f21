import { Team } from '../domain/team.ts'
import { Clock } from './clock/clock.ts'
import type { Draft } from './fixture/draft.ts'
import { knownTo } from './fixture/known.ts'
import { FixtureError } from './fixture/mistake.ts'
import { plant, type Seeded } from './fixture/plant.ts'
import { referenceMistakes } from './fixture/references.ts'
import { Journal } from './journal/journal.ts'
import { Random } from './random.ts'
import type { Settings } from './settings.ts'
import { State } from './state.ts'

/** @throws {FixtureError} When drafts refer to what neither they nor the ones before them declare. */
export function freshTeam(drafts: readonly Draft[], random: Random, { assumptions }: Settings): Team {
  const team = new Team(assumptions, {
    customerToken: (...key) => random.token('customer token', ...key),
    embedSecret: (visibilityGroup) => ({
      keyId: random.uuid('embed secret', visibilityGroup),
      keyValue: random.token('embed secret', visibilityGroup).slice(0, 32),
      visibilityGroup,
    }),
  })
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

/** @throws {FixtureError} */
export function plantChecked(draft: Draft, team: Team, random: Random): Seeded {
  const known = knownTo(team, draft, random)
  const mistakes = referenceMistakes(draft, known, team)
  if (mistakes.length > 0) throw new FixtureError(mistakes)
  return plant(draft, known, team)
}

export function freshState(drafts: readonly Draft[], settings: Settings): State {
  const random = new Random(settings.randomSeed)
  return new State({
    team: freshTeam(drafts, random, settings),
    clock: new Clock(),
    random,
    journal: new Journal(settings.journal),
  })
}
