import type { Permission } from '../engine/terms.ts'
import type { State } from '../engine/world/state.ts'
import type { World } from '../engine/world/world.ts'
import type { Team } from './records/team.ts'
import type { VisibilityGroup } from './records/visibility-group.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What an operation may touch. */
    access: Access
  }
}

/** What the API token of a request reaches: one visibility group of one world, as it was when the request arrived. */
export interface Access {
  readonly world: World
  readonly state: State
  readonly team: Team
  readonly group: VisibilityGroup
  readonly permission: Permission
}
