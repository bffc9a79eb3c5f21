import type { Catalogue } from '../catalogue.ts'
import type { OutcomeTally } from '../coverage/outcome-tally.ts'
import type { Replay } from '../faults/replay.ts'
import type { JournalLimits } from '../journal/journal.ts'
import type { LintLevels } from '../lint/lint.ts'
import type { RateLimit } from '../terms.ts'
import type { Decisions } from './choose-assumptions.ts'

/** What becomes of an API token that no world has: refused, or the key of a fresh world. */
export type UnknownTokens = 'new-world' | 'reject'

/** What all worlds of one fake have in common. */
export interface Settings extends Decisions {
  readonly journal: JournalLimits
  /** Secrets of the fake itself, which no journal may show. */
  readonly secrets: readonly string[]
  readonly randomSeed: string
  readonly replay: Replay
  readonly catalogue: Catalogue
  /** Where clocks begin, frozen, in milliseconds since 1970; undefined: they run with the system's time. */
  readonly clock: number | undefined
  /** Undefined: any number. */
  readonly rateLimit: RateLimit | undefined
  readonly unknownTokens: UnknownTokens
  readonly maxWorlds: number
  /** How long a world lives without a request or a call, in milliseconds; undefined: until it is closed. */
  readonly worldTtl: number | undefined
  /** Whether answers vary in what the documentation leaves open. */
  readonly vary: boolean
  readonly lint: LintLevels
  /** What they have answered, together and over all resets. */
  readonly outcomes: OutcomeTally
}
