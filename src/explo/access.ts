import type { LocalWorld } from '../engine/world/local-world.ts'
import type { State } from '../engine/world/state.ts'
import type { ApiToken, Team } from './records/team.ts'
import type { VisibilityGroup } from './records/visibility-group.ts'

/** What the API token of a request reaches: one visibility group of one world, as it was when the request arrived. */
export interface Access {
  readonly world: LocalWorld
  readonly state: State
  readonly team: Team
  readonly group: VisibilityGroup
  readonly permission: ApiToken['permission']
}
