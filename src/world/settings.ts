import type { Assumptions } from '../domain/assumptions.ts'
import type { Catalogue } from './catalogue.ts'

/** How much a journal keeps; the oldest requests are dropped first. */
export interface JournalLimits {
  /** @default 1000 */
  readonly maxEntries: number
  /** The bodies of requests and answers together. @default 16_000_000 */
  readonly maxBytes: number
}

/** What all worlds of one fake have in common. */
export interface Settings {
  readonly assumptions: Assumptions
  readonly journal: JournalLimits
  readonly randomSeed: string
  readonly catalogue: Catalogue
}
