import type { ApiToken, Team } from '../domain/team.ts'
import type { VisibilityGroup } from '../domain/visibility-group.ts'
import type { LocalWorld } from '../world/local-world.ts'
import type { State } from '../world/state.ts'

/** What the API token of a request reaches: one visibility group of one world, as it was when the request arrived. */
export interface Access {
  readonly world: LocalWorld
  readonly state: State
  readonly team: Team
  readonly group: VisibilityGroup
  readonly permission: ApiToken['permission']
}
