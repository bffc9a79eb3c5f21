import type { Duration, Instant } from '../clock/read-time.ts'
import type { JournalLimits } from '../journal/journal.ts'
import type { LintLevels } from '../lint/lint.ts'
import type { FixtureSource } from '../store.ts'
import type { RateLimit } from '../terms.ts'
import type { TlsOption } from '../transport/tls/tls.ts'
import type { AssumptionSource } from './assumptions.ts'

/** What happens to an API token that no world has: it is refused, or it opens a new world. */
export type UnknownTokens = 'new-world' | 'reject'

/** How to log requests: the options of Fastify's logger, without threads. */
export interface LoggerOptions {
  /** @default 'info' */
  readonly level?: string
  /** Where the lines go. @default standard output */
  readonly stream?: { write(line: string): void }
  readonly [option: string]: unknown
}

// The build gives each option its docstring, made from its row in `option-table.ts`.

/** How the worlds of a fake behave. */
export interface WorldOptions {
  readonly clock?: 'real' | Instant
  readonly rateLimit?: 'documented' | 'off' | RateLimit
  readonly unknownTokens?: UnknownTokens
  readonly maxWorlds?: number
  readonly worldTtl?: 'never' | Duration
  readonly vary?: boolean
}

/** How to start a fake. Everything may be left out. */
export interface FakeOptions extends WorldOptions {
  readonly port?: number
  readonly host?: string
  readonly listen?: boolean
  readonly randomSeed?: string
  readonly logger?: boolean | LoggerOptions
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  readonly assumptions?: AssumptionSource | readonly AssumptionSource[]
  readonly journal?: Partial<JournalLimits>
  readonly lint?: LintLevels
  readonly coverage?: string
  readonly replay?: string
  readonly probe?: string
  readonly adminToken?: string
  readonly tls?: TlsOption
}
