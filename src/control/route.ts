import type { FastifyInstance } from 'fastify'
import type { World } from '../world/world.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The world of the `Explo-Authorization` token, or the default world. */
    world: World
  }
}

/** What the control API knows about the fake as a whole. */
export interface ControlSettings {
  /** Seeded and listening. */
  readonly isReady: () => boolean
  /** When set, every control call must send it, and may come from any host. */
  readonly adminToken: string | undefined
}

/** Adds one route of the control API. */
export type ControlRoute = (control: FastifyInstance, settings: ControlSettings) => void
