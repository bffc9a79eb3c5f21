import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fixture } from '../../explo/fixture/schemas.ts'
import type { LocalWorld } from '../world/local-world.ts'
import type { Worlds } from '../world/worlds.ts'

/** What the control API knows about the fake as a whole. */
export interface ControlSettings {
  /** Seeded and listening. */
  readonly isReady: () => boolean
  /** When set, every control call must send it, and may come from any host. */
  readonly adminToken: string | undefined
  /** Where the certificate is that the fake has made. */
  readonly caFile: () => string | undefined
  /** Where the files of the inspector page are. */
  readonly inspectorFolder: () => string
  readonly openWorld: (creation: WorldCreation) => Promise<LocalWorld>
}

interface WorldCreation {
  readonly name?: string
  readonly fixtures?: Fixture | readonly Fixture[]
  readonly from?: string
}

/** A call of a control route, once its world and its parameters are known. */
export interface ControlCall {
  /** The world of the path or of the `Explo-Authorization` token, or the default world. */
  readonly world: LocalWorld
  readonly worlds: Worlds
  readonly settings: ControlSettings
  /** What stands in the path for each `:name`. */
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON; undefined without one. */
  readonly body: unknown
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** One route of the control API. */
export interface ControlRoute {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT'
  /** Below `/__admin`, and below `/__admin/worlds/:id` too unless `isOfFake`; `:name` stands for one segment. */
  readonly path: string
  /** The query parameters that it reads; none when left out. */
  readonly query?: readonly string[]
  /** A body with every key that it may have, as an example to copy from; none when left out. */
  readonly body?: Readonly<Record<string, unknown>>
  /** About the fake, and not about one of its worlds. */
  readonly isOfFake?: true
  /** Answers anybody, also without the admin token. */
  readonly isPublic?: true
  readonly answer: (call: ControlCall) => unknown
}
