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

// Editors show these docstrings. A test compares those of the options with the rows of `option-table.ts`.

/** How the worlds of a fake behave. */
export interface WorldOptions {
  /**
   * The time at which the clock of each world is frozen until it is moved; `real` is the time of the system.
   *
   * @default 'real'
   * @example '2026-01-31T12:00:00Z'
   */
  readonly clock?: 'real' | Instant
  /**
   * How many requests each client address may send to a world; `documented` is 180 per minute.
   *
   * @default 'off'
   * @example { limit: 5, windowMs: 1000 }
   */
  readonly rateLimit?: 'documented' | 'off' | RateLimit
  /**
   * What happens to an API token that was never seen; `new-world` opens a fresh world for it.
   *
   * @default 'reject'
   * @example 'new-world'
   */
  readonly unknownTokens?: UnknownTokens
  /**
   * How many worlds there may be at a time, the default one included.
   *
   * @default 10000
   * @example 100
   */
  readonly maxWorlds?: number
  /**
   * How long a world lives without a request or a call, on the system's time, for example 10m.
   *
   * @default 'never'
   * @example '10m'
   */
  readonly worldTtl?: 'never' | Duration
  /**
   * Vary everything that the documentation leaves open; the seed decides how. A client that relies on an accident
   * fails then.
   *
   * @default false
   * @example true
   */
  readonly vary?: boolean
}

/** How to start a fake. Everything may be left out. */
export interface FakeOptions extends WorldOptions {
  /**
   * Port to listen on; 0 takes any free one.
   *
   * @default 0
   * @example 4747
   */
  readonly port?: number
  /**
   * Address to listen on. Beyond loopback, control calls need the admin token.
   *
   * @default '127.0.0.1'
   * @example '0.0.0.0'
   */
  readonly host?: string
  /**
   * Open a socket. Without one, `url` throws, and only `fetch` answers.
   *
   * @default true
   * @example false
   */
  readonly listen?: boolean
  /**
   * The same seed gives the same tokens, in any process.
   *
   * @default 'explo'
   * @example 'nightly-7'
   */
  readonly randomSeed?: string
  /**
   * How Fastify logs: the value of its option `logger`, without a `transport`.
   *
   * @default false
   * @example { level: 'warn' }
   */
  readonly logger?: boolean | LoggerOptions
  /**
   * What to start from and to reset to: the path or URL of a JSON or YAML file, the fixture itself, or several of these. Of
   * several, later ones update earlier ones.
   *
   * @default the fixtures/default.json of the package
   * @example './fixtures/acme.json'
   */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /**
   * Decisions about undocumented behaviour to change, by name, or the path or URL of a JSON or YAML file with them. Of
   * several, later ones win. `explo-fake contract --save` writes such a file.
   *
   * @default the first option of each
   * @example { trailingSlash: 'accept' }
   */
  readonly assumptions?: AssumptionSource | readonly AssumptionSource[]
  /**
   * How much each world keeps of its requests; the oldest are dropped first.
   *
   * @default { maxEntries: 1000, maxBytes: 16000000 }
   * @example { maxEntries: 100 }
   */
  readonly journal?: Partial<JournalLimits>
  /**
   * The level of each lint rule: off, warn or fail. `fail` makes `lint()` throw.
   *
   * @default every rule warns
   * @example { unknownFields: 'fail' }
   */
  readonly lint?: LintLevels
  /**
   * Folder to write the outcome coverage into, when the fake closes or the process ends.
   *
   * @default the environment variable EXPLO_FAKE_COVERAGE, otherwise nothing is written
   * @example './.coverage'
   */
  readonly coverage?: string
  /**
   * Repeat a run with random faults or varied answers, or a run of explore, by the token that it printed; wins over the
   * seed.
   *
   * @default the environment variable EXPLO_FAKE_REPLAY
   * @example 'seed-Nw'
   */
  readonly replay?: string
  /**
   * Repeat one run of the command `probe`: another option of an assumption, or one defect; wins over `assumptions`. Tests
   * that pass with the fake as usual show what they depend on, and what they do not notice.
   *
   * @default the environment variable EXPLO_FAKE_PROBE, which also wins over this option
   * @example 'assumption:errorBody=drf'
   */
  readonly probe?: string
  /**
   * Control calls must send it as "Authorization: Bearer <token>".
   *
   * @default none on loopback, a random one elsewhere
   * @example 'secret'
   */
  readonly adminToken?: string
  /**
   * Speak HTTPS, with a certificate that the fake makes for localhost, its own address and the host of the service, or
   * with `{ cert, key }` in PEM. Its own addresses are 127.0.0.1, ::1 and the option `host`. Clients must trust the
   * certificate: {@link ExploFake.ca}.
   *
   * @default plain HTTP
   * @example 'self-signed'
   */
  readonly tls?: TlsOption
}
