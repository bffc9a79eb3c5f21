import type { RequestRecord } from './request-record.ts'

/**
 * A request that was received before a reset and answered after it: most often, a test that ended too early. What it
 * changed is not in the world any more.
 */
export interface LateRequest extends RequestRecord {
  /** The id of the world that received it. */
  readonly world: string
  /** The epoch of that world in which it was received. */
  readonly epoch: number
  /** The test that sent it: what `reset({ test })` named, or the name of a world of its own; null when nobody said. */
  readonly test: string | null
}
