import { FixtureError, type FixtureMistake } from '../engine/input/fixture-error.ts'
import type { Random } from '../engine/random.ts'
import type { Store, StoreOptions, WhyTaken } from '../engine/store.ts'
import type { ApiToken } from '../engine/terms.ts'
import type { Assumptions } from './assumptions.ts'
import type { Declarations } from './fixture/declarations.ts'
import type { Draft } from './fixture/draft.ts'
import type { Fixture } from './fixture/schema.ts'
import { dump, dumpDeclarations, knownTo, referenceMistakes, store } from './fixture/store.ts'
import { changeOfDeclarations } from './fixture/undo.ts'
import { type Secrets, Team } from './records/team.ts'

/** The team of one world, as the engine keeps it. */
export class ExploStore implements Store {
  readonly team: Team

  constructor(team: Team) {
    this.team = team
  }

  /** @throws {FixtureError} When a draft refers to what neither it nor an earlier one declares. */
  static open(drafts: readonly Draft[], { assumptions, random, ownIdentifier = 'never' }: StoreOptions): ExploStore {
    const team = new Team(assumptions as Assumptions, secretsOf(random))
    // A draft with mistakes is stored too, so that later drafts are checked against what it declares.
    const mistakes = drafts.flatMap((draft) => {
      const known = knownTo(team, draft, random)
      const found = referenceMistakes(draft, known)
      store(draft, known)
      return found
    })
    if (mistakes.length > 0) throw new FixtureError(mistakes)

    const isIdGiven = drafts.some(({ fixture }) => fixture.team_id !== undefined)
    if (ownIdentifier === 'always' || (ownIdentifier === 'unless-given' && !isIdGiven)) {
      team.id = random.integer(1000, 'team id')
    }
    return new ExploStore(team)
  }

  get apiTokens(): Map<string, ApiToken> {
    return this.team.apiTokens
  }

  copy(random?: Random): ExploStore {
    return new ExploStore(this.team.copy(random && secretsOf(random)))
  }

  dump(): Fixture {
    return dump(this.team)
  }

  seed(draft: Draft, random: Random, whyTaken: WhyTaken): ReturnType<Store['seed']> {
    const { team } = this
    const known = knownTo(team, draft, random)
    const mistakes = [...takenTokens(draft, known, whyTaken), ...referenceMistakes(draft, known)]
    if (mistakes.length > 0) throw new FixtureError(mistakes)

    const before = dumpDeclarations(team)
    const { seeded, changes } = store(draft, known)
    return { seeded, changes: [...changes, changeOfDeclarations(before, team)] }
  }

  knowsToken(token: string): boolean {
    return this.team.knowsToken(token)
  }

  listSecrets(): Iterable<string> {
    return this.team.listSecrets()
  }
}

function takenTokens({ origin }: Draft, { declaredGroups }: Declarations, whyTaken: WhyTaken): FixtureMistake[] {
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

/** The secrets that Explo makes up, made from the random numbers of a world. */
function secretsOf(random: Random): Secrets {
  return {
    // Assumed: tokenShape
    customerToken: (...key) => random.token('customer token', ...key),
    // Assumed: blueprints. Six characters, as in the documented `A14aZ3`.
    blueprintEmbedId: (...key) => random.text('embed id', 6, 'blueprint', ...key),
    embedSecret: (visibilityGroup) => ({
      keyId: random.uuid('embed secret', visibilityGroup),
      keyValue: random.token('embed secret', visibilityGroup).slice(0, 32),
      visibilityGroup,
    }),
  }
}
